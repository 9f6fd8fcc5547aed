import type { FieldValue } from '../../events/field-value.ts';
import { valuesOf } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';
import { BEFORE_EVENT, type MarkupState, type MarkupStep, ownText, readStep } from './markup.ts';

/**
 * The fields of the XML of one event, without derived fields; undefined if it is not the XML of an event.
 *
 * Entities are not decoded (`&gt;`, `&amp;`): the add-ons extract with regular expressions and do not decode, and
 * detections rely on that (`Processes.process="*2&gt;&amp;1*"`, `TaskContent="*&lt;Command&gt;*"`). Trailing spaces of
 * a value are kept: raw command lines have them, and mappings trim common fields where needed. An empty value creates
 * no field, as observed in Splunk for 4648, 4768, 4771 and 5140.
 */
export function eventXmlFields(text: string, fields: RawEvent): RawEvent | undefined {
  let node = root;
  let at = 0;
  let blockStart = -1;
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const edge = node.edgeAt(text, at);
    if (edge === undefined) return undefined;
    const { step } = edge;
    const { boundaries, field, close, markup, fixed } = step;
    for (let index = 0; index < fixed.length; index += 1) setFixed(fields, fixed[index]);
    for (let index = 0; index < boundaries.length; index += 1) {
      const boundary = boundaries[index];
      if (boundary?.side === 'start') blockStart = at + boundary.offset;
      else if (boundary !== undefined)
        setBlock(fields, boundary.field, text.slice(blockStart, at + boundary.offset));
    }
    at += markup.length;
    if (close === undefined) return fields;
    const end = text.indexOf(close, at);
    if (end < 0) return undefined;
    const value = field === undefined || end === at ? undefined : text.slice(at, end);
    if (field !== undefined && value !== undefined) store(fields, step, field, value);
    node = step.selects ? edge.node.after(value ?? '') : edge.node;
    at = end;
  }
  return undefined;
}

/** More values than any real event has. Each step depends on the fields before it, so their number must be bounded. */
const MOST_STEPS = 4096;

function setFixed(fields: RawEvent, fixed: MarkupStep['fixed'][number] | undefined): void {
  if (fixed !== undefined) fields.set(fixed[0], fixed[1]);
}

function setBlock(fields: RawEvent, name: string, content: string): void {
  if (content.trim() !== '') fields.set(name, content);
}

/** Sets a field, named by its position in the event, unless its value is blank. */
export function store(
  fields: RawEvent,
  { repeated }: Pick<MarkupStep, 'repeated'>,
  field: string,
  value: string,
): void {
  if (value === '' || (value.charCodeAt(0) <= 0x20 && value.trim() === '')) return;
  if (repeated === 'replace') fields.set(field, value);
  else if (repeated === 'append') fields.set(field, appended(fields.get(field), value));
  else if (!fields.has(field)) fields.set(field, value);
}

function appended(before: FieldValue | undefined, value: string): FieldValue {
  return before === undefined ? value : [...valuesOf(before), value];
}

interface Edge {
  readonly step: MarkupStep;
  readonly node: Node;
}

/** The markup that may follow a value, as seen so far: a tree of the markup of all events that grows while reading. */
class Node {
  readonly #state: MarkupState;
  readonly #edges: Edge[] = [];
  readonly #byValue = new Map<string, Node>();

  constructor(state: MarkupState) {
    this.#state = state;
  }

  /** The next step, if it depends on the value. */
  after(value: string): Node {
    const known = this.#byValue.get(value);
    if (known !== undefined) return known;
    const node = new Node(this.#state);
    if (this.#byValue.size < MOST_VALUES_A_NODE) this.#byValue.set(ownText(value), node);
    return node;
  }

  edgeAt(text: string, at: number): Edge | undefined {
    const edges = this.#edges;
    for (let index = 0; index < edges.length; index += 1) {
      const edge = edges[index];
      if (edge === undefined || !isAt(text, edge.step.markup, at)) continue;
      if (edge.step.close === undefined && text.length > at + edge.step.markup.length) continue;
      if (index > 0) this.#moveForward(index, edge);
      return edge;
    }
    return this.#learn(text, at);
  }

  #moveForward(index: number, edge: Edge): void {
    const before = this.#edges[index - 1];
    if (before !== undefined) this.#edges[index] = before;
    this.#edges[index - 1] = edge;
  }

  #learn(text: string, at: number): Edge | undefined {
    const step = readStep(text, at, this.#state);
    if (step === undefined) return undefined;
    const edge = { step, node: new Node(step.next) };
    if (known.edges < MOST_EDGES && this.#edges.length < MOST_EDGES_A_NODE) {
      known.edges += 1;
      this.#edges.push(edge);
    }
    return edge;
  }
}

/**
 * Like startsWith, but three times as fast: indexOf compares many bytes in one step. Compares the first character
 * first, because a miss would keep searching.
 */
function isAt(text: string, markup: string, at: number): boolean {
  const glance = markup.length - 3;
  if (markup.charCodeAt(glance) !== text.charCodeAt(at + glance)) return false;
  return text.indexOf(markup, at) === at;
}

const MOST_EDGES = 20_000;
const MOST_EDGES_A_NODE = 200;
const MOST_VALUES_A_NODE = 2000;
const known = { edges: 0 };
const root = new Node(BEFORE_EVENT);
