import { asRead, build } from '../backends/engine/build.ts';
import type { Environment } from '../backends/engine/environment.ts';
import type { Event } from '../events/event.ts';
import { type Run, withRows } from '../events/run.ts';
import { environmentFor } from '../mapping/environment.ts';
import { effectOf } from '../plan/effect-of.ts';
import { amongOthers, type Filter, given, type LogicalPlan, withInputs } from '../plan/plan.ts';
import type { CompiledSearch } from './compile-search.ts';
import {
  type CheckedCondition,
  type Condition,
  checkCondition,
  conditionOf,
  nearness,
} from './conditions.ts';
import { type EventView, viewOfEvent } from './event-view.ts';
import type { Library } from './library.ts';
import { Sample } from './sample.ts';

/** Why a search returned what it returned. */
export interface Explanation {
  readonly rows: readonly Event[];
  readonly events: number;
  /** The explained event: a match, else the nearest miss; undefined if there are no events. */
  readonly event: ExplainedEvent | undefined;
  /** The first events that match; only the chosen one if an event was chosen. */
  readonly matches: readonly ExplainedEvent[];
  /** Conditions on results, after the aggregation. */
  readonly after: readonly ExplainedResults[];
}

/** A single event and the conditions that it met. */
export interface ExplainedEvent {
  /** Its number in the sample, from 1. */
  readonly number: number;
  readonly event: Event;
  /** Whether the event reaches the aggregation or the result. */
  readonly passes: boolean;
  /** What matters of the event. */
  readonly view: EventView;
  /** The dataset that the search reads, if the event does not belong to it. */
  readonly outside: string | undefined;
  readonly filters: readonly CheckedCondition[];
}

/** How many results a condition kept. */
export interface ExplainedResults {
  readonly before: number;
  readonly kept: number;
  /** The first result that was removed, or else the first result. */
  readonly example: CheckedCondition | undefined;
}

/** What to explain a search on. */
export interface ExplainOptions {
  readonly library: Library;
  readonly sample: Sample;
  /** The number of the event to explain, from 1 in sample order. */
  readonly eventNumber?: number | undefined;
}

/** Runs a search, and reports for one event which conditions were met with which values. */
export function explain(search: CompiledSearch, options: ExplainOptions): Explanation {
  const { sample } = options;
  const { head, after } = examine(search, sample);
  return {
    rows: [...search.executable(sample.run(() => undefined))],
    events: sample.events.length,
    ...chooseEvents(head, options),
    after,
  };
}

/** The evidence of a sample: an event that the search matched, and the nearest one that it did not match. */
export interface Evidence {
  readonly match: ExplainedEvent | undefined;
  readonly miss: ExplainedEvent | undefined;
  readonly after: readonly ExplainedResults[];
  /** The number of events examined: for a large sample, only the first ones. */
  readonly looked: number;
}

/**
 * The numbers of the events that reach the aggregation or the result: those that pass the conditions on single events.
 */
export function matchingEvents(
  search: CompiledSearch,
  { library, sample }: Pick<ExplainOptions, 'library' | 'sample'>,
): readonly number[] {
  const { head } = examine(search, sample);
  return sample.inFileOrder.flatMap((event, index) => {
    const number = index + 1;
    return explainEvent(head, { event, number, library }).passes ? [number] : [];
  });
}

interface EvidenceOptions {
  readonly library: Library;
  readonly sample: Sample;
  /** The maximum number of events to examine. */
  readonly most: number;
}

/** Examines the events of a sample one by one for a match and the nearest miss. */
export function evidenceFor(
  search: CompiledSearch,
  { library, sample, most }: EvidenceOptions,
): Evidence {
  const { head, after } = examine(search, sample);
  const events = sample.inFileOrder.slice(0, most);
  return {
    ...nearestEvents(head, events, { library }),
    after,
    looked: events.length,
  };
}

/** Prepares the steps for single events, and evaluates the conditions on results. */
function examine(search: CompiledSearch, sample: Sample) {
  const run = sample.run(() => undefined);
  const environment = environmentFor(search.source);
  const { head, tail } = splitChain(search.plan);
  const after = tail.flatMap((node) => {
    const filter = resolved(node, { environment, run });
    return filter.kind === 'filter' ? explainResults(filter, { environment, run }) : [];
  });
  return { head: prepare(head, { environment, run }), after };
}

/** The part of a plan that processes single events, and the part after it. */
function splitChain(plan: LogicalPlan): {
  head: readonly LogicalPlan[];
  tail: readonly LogicalPlan[];
} {
  const chain: LogicalPlan[] = [];
  for (let node: LogicalPlan | undefined = plan; node !== undefined; ) {
    chain.unshift(node);
    node = 'input' in node ? node.input : undefined;
  }
  const first = chain.findIndex((node) => !isPerEvent(node));
  return first < 0
    ? { head: chain, tail: [] }
    : { head: chain.slice(0, first), tail: chain.slice(first) };
}

function isPerEvent(node: LogicalPlan): boolean {
  return node.kind === 'scan' || effectOf(node).looksAt === 'row';
}

interface Step {
  readonly filter: Condition | undefined;
  readonly apply: (rows: Iterable<Event>, run: Run) => readonly Event[];
}

interface Head {
  readonly scan: LogicalPlan | undefined;
  readonly steps: readonly Step[];
}

interface ExplainContext {
  readonly environment: Environment;
  /** Subsearches run once, over the whole sample. */
  readonly run: Run;
}

function prepare(nodes: readonly LogicalPlan[], context: ExplainContext): Head {
  const [scan, ...rest] = nodes;
  return { scan, steps: rest.map((node) => stepOf(resolved(node, context), context.environment)) };
}

/** A filter with its subsearches replaced by their results in the sample. */
function resolved(node: LogicalPlan, { environment, run }: ExplainContext): LogicalPlan {
  if (node.kind !== 'filter') return node;
  return { ...node, predicate: asRead(node.predicate, environment, run) };
}

/** A node as a separate step over given rows. */
function stepOf(node: LogicalPlan, environment: Environment): Step {
  const executable = build(withInputs(amongOthers(node), [given(node.span)]), environment);
  return {
    filter: node.kind === 'filter' ? conditionOf(node.predicate, environment) : undefined,
    apply: (rows, run) => [...executable(withRows(run, rows))],
  };
}

/** The number of matches that are explained. */
const MOST_MATCHES = 20;

function chooseEvents(
  head: Head,
  { library, sample, eventNumber }: ExplainOptions,
): Pick<Explanation, 'event' | 'matches'> {
  const { inFileOrder } = sample;
  if (eventNumber !== undefined) {
    const event = inFileOrder[eventNumber - 1];
    const chosen = event && explainEvent(head, { event, number: eventNumber, library });
    return { event: chosen, matches: chosen?.passes ? [chosen] : [] };
  }
  const matches: ExplainedEvent[] = [];
  for (const [index, event] of inFileOrder.entries()) {
    const explained = explainEvent(head, { event, number: index + 1, library });
    if (explained.passes) matches.push(explained);
    if (matches.length >= MOST_MATCHES) break;
  }
  const [match] = matches;
  if (match !== undefined) return { event: match, matches };
  return { event: nearestEvents(head, inFileOrder, { library }).miss, matches };
}

/** The first event that passes, and the nearest of those that do not. */
function nearestEvents(
  head: Head,
  events: readonly Event[],
  { library }: { readonly library: Library },
): Pick<Evidence, 'match' | 'miss'> {
  let match: ExplainedEvent | undefined;
  let miss: ExplainedEvent | undefined;
  let missScore = -1;
  for (const [index, event] of events.entries()) {
    const explained = explainEvent(head, { event, number: index + 1, library });
    if (explained.passes) match ??= explained;
    if (explained.passes) continue;
    const score = explained.outside === undefined ? scoreOf(explained) : -0.5;
    if (score <= missScore) continue;
    miss = explained;
    missScore = score;
  }
  return { match, miss };
}

function scoreOf({ filters }: ExplainedEvent): number {
  return filters.reduce((total, filter) => total + nearness(filter), 0);
}

interface EventContext {
  readonly event: Event;
  readonly number: number;
  readonly library: Library;
}

function explainEvent(
  { scan, steps }: Head,
  { event, number, library }: EventContext,
): ExplainedEvent {
  const run = new Sample([event], library).run(() => undefined);
  const dataset = scan?.kind === 'scan' ? scan.dataset : undefined;
  let rows: readonly Event[] = dataset === undefined ? [event] : [...run.scan(dataset)];
  const outside = rows.length === 0 ? datasetName(dataset) : undefined;
  const filters: CheckedCondition[] = [];
  for (const { filter, apply } of steps) {
    const [first] = rows;
    if (first === undefined) break;
    if (filter !== undefined) filters.push(checkCondition(filter, first, run));
    rows = apply(rows, run);
  }
  const view = viewOfEvent(event, filters, library);
  return { number, event, passes: rows.length > 0, view, outside, filters };
}

function datasetName(
  dataset: Extract<LogicalPlan, { kind: 'scan' }>['dataset'] | undefined,
): string {
  if (dataset?.kind === 'data-model')
    return [dataset.model, dataset.dataset].filter(Boolean).join('.');
  return dataset?.kind ?? 'events';
}

function explainResults(node: Filter, { environment, run }: ExplainContext): ExplainedResults {
  const before = [...build(node.input, environment)(run)];
  const condition = conditionOf(node.predicate, environment);
  const checked = before.map((row) => checkCondition(condition, row, run));
  const kept = checked.filter(({ outcome }) => outcome === true).length;
  const example = checked.find(({ outcome }) => outcome !== true) ?? checked[0];
  return { before: before.length, kept, example };
}
