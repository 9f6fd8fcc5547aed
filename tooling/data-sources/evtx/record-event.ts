import type { RawEvent } from '../raw-format.ts';
import { store } from '../windows/event-xml.ts';
import { SECTION_FIELDS } from '../windows/markup.ts';
import { finishXmlEvent, parseEventXml } from '../windows/parse-event-xml.ts';
import { isArray, isNothing } from './bin-value.ts';
import { type BinValue, readBinXml, type TemplateInstance } from './bin-xml.ts';
import { DeferredEvent } from './deferred-event.ts';
import { type FieldPlan, type FieldSource, fieldPlan } from './field-plan.ts';
import { BIN_XML, type Chunk, renderXml, valueXml } from './render-xml.ts';
import { type Place, skeletonOf } from './skeleton.ts';

/**
 * The event of the record whose XML is at an offset of a chunk: the same as from the XML reader. If the templates
 * allow, its fields come directly from the values of the record, and the XML is rendered on demand.
 */
export function recordEvent(chunk: Chunk, offset: number): RawEvent | undefined {
  const [only, ...others] = readBinXml(chunk.bytes, offset, chunk.templates);
  const values =
    only?.kind === 'instance' && others.length === 0 ? valuesOf(only.instance, chunk) : undefined;
  const plan = values && planOf(values, chunk);
  const event = plan && plannedEvent(plan, values, chunk.bytes);
  if (event === undefined) return parseEventXml(renderXml(chunk, offset));
  event.defer(WRITTEN_LATER, () => parseEventXml(renderXml(chunk, offset)));
  return event;
}

const WRITTEN_LATER = ['_raw', ...SECTION_FIELDS];

/** The values of a record: those of the event, and those of the nested XML in one of its slots. */
interface RecordValues {
  readonly outer: TemplateInstance;
  readonly inner: TemplateInstance | undefined;
  readonly slot: number;
}

/** Undefined if the values contain more nested XML than one template. */
function valuesOf(outer: TemplateInstance, { bytes, templates }: Chunk): RecordValues | undefined {
  const slot = outer.values.findIndex(isXml);
  const value = outer.values[slot];
  if (value === undefined) return { outer, inner: undefined, slot };
  const [only, ...others] = readBinXml(bytes, value.offset, templates);
  if (only?.kind !== 'instance' || others.length > 0) return undefined;
  const inner = only.instance;
  const isLast = !outer.values.some((other, index) => index > slot && isXml(other));
  return isLast && !inner.values.some(isXml) ? { outer, inner, slot } : undefined;
}

function isXml({ type, size }: BinValue): boolean {
  return type === BIN_XML && size > 0;
}

function planOf({ outer, inner, slot }: RecordValues, { plans }: Chunk): FieldPlan | undefined {
  const key = `${outer.template} ${inner?.template} ${slot}`;
  if (plans.has(key)) return plans.get(key);
  const plan = fieldPlan(skeletonOf({ outer: outer.parts, inner: inner && { ...inner, slot } }));
  plans.set(key, plan);
  return plan;
}

/** Undefined if the values need more elements than the template has. */
function plannedEvent(
  plan: FieldPlan,
  values: RecordValues,
  bytes: Buffer,
): DeferredEvent | undefined {
  const event = new DeferredEvent([['_raw', '']]);
  for (const step of plan) {
    const { field, value } = step;
    const text = value.kind === 'written-later' ? '' : textOf(value, values, bytes);
    if (text === undefined) return undefined;
    if (field === undefined) continue;
    if (value.kind === 'written-later') event.set(field, text);
    else store(event, step, field, text);
  }
  finishXmlEvent(event);
  return event;
}

function textOf(
  source: Exclude<FieldSource, { readonly kind: 'written-later' }>,
  values: RecordValues,
  bytes: Buffer,
): string | undefined {
  if (source.kind === 'fixed') return source.text;
  let text = '';
  for (const part of source.parts) {
    const more = typeof part === 'object' ? textAt(part, values, bytes) : part;
    if (more === undefined) return undefined;
    text += more;
  }
  return source.isAttribute ? text.replaceAll("'", '&apos;') : text;
}

function textAt(
  { of, index, isElement }: Place,
  { outer, inner }: RecordValues,
  bytes: Buffer,
): string | undefined {
  const value = (of === 'outer' ? outer : inner)?.values[index];
  if (value === undefined || isNothing(value)) return '';
  return isElement && isArray(value) ? undefined : valueXml(bytes, value);
}
