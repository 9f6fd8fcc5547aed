import { build } from '../backends/engine/build.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toJson, toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { environmentFor } from '../mapping/environment.ts';
import type { Aggregation } from '../plan/aggregation.ts';
import { inputsOf, type LogicalPlan, withInputs } from '../plan/plan.ts';
import type { CompiledSearch, RunnableSearch } from './compile-search.ts';
import { matchingEvents } from './explain.ts';
import { type Library, lookupsOf } from './library.ts';
import { type RunSettings, Sample } from './sample.ts';

/** The events of a sample that contributed to a row: their numbers, from 1 in file order. */
export type EventsBehind = (row: Event) => readonly number[];

/** The sample whose rows are traced. */
export interface TraceOptions {
  readonly library: Library;
  readonly sample: Sample;
  readonly settings: RunSettings;
}

/**
 * Traces rows back to events: the search runs once more with the event number on each row, and its aggregations collect
 * the numbers. If a command loses the numbers, or they change a row, the answer is all events that pass the conditions.
 */
export function traceRows(search: CompiledSearch, options: TraceOptions): EventsBehind {
  const { library, sample, settings } = options;
  const run = numberingRun(sample.run(ignore, settings), { library, sample });
  return traceNumbers(search, { library, run, matching: () => matchingEvents(search, options) });
}

/** A run whose rows have event numbers (`withNumber`), and the numbers to name where a search loses them. */
export interface NumberedRun {
  readonly library: Library;
  readonly run: Run;
  readonly matching: () => readonly number[];
}

/** Runs the search once more, over numbered rows. */
export function traceNumbers(
  search: RunnableSearch,
  { library, run, matching }: NumberedRun,
): EventsBehind {
  const environment = environmentFor(search.source, lookupsOf(library));
  const numbersByRow = new Map<string, (readonly number[])[]>();
  for (const row of build(numbered(search.plan), environment)(run)) {
    const numbers = valuesOf(row.get(NUMBER)).map((value) => Number(toText(value)));
    const bare = new Map([...row].filter(([field]) => field !== NUMBER));
    if (numbers.length === 0) continue;
    const key = rowKey(bare);
    const equal = numbersByRow.get(key) ?? [];
    numbersByRow.set(key, equal);
    equal.push(numbers.sort((a, b) => a - b));
  }
  return oneAfterTheOther(numbersByRow, matching);
}

/** Equal rows come from one event each, in the order in which they are asked for. */
function oneAfterTheOther(
  numbersByRow: ReadonlyMap<string, (readonly number[])[]>,
  matching: () => readonly number[],
): EventsBehind {
  const given = new WeakMap<Event, readonly number[]>();
  let all: readonly number[] | undefined;
  return (row) => {
    const equal = numbersByRow.get(rowKey(row));
    if (equal === undefined) {
      all ??= matching();
      return all;
    }
    const [first = []] = equal;
    const traced = given.get(row) ?? (equal.length > 1 ? equal.shift() : first) ?? first;
    given.set(row, traced);
    return traced;
  };
}

/** Rows are equal if all their fields have equal values. */
export function rowKey(row: Event): string {
  const cells = [...row].filter(([, value]) => value !== null);
  return JSON.stringify(cells.map(([field, value]) => [field, toJson(value)]).sort(byField));
}

function byField([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

/** The field with the event number. */
const NUMBER = '_event_number';

/** The same run with event numbers on its rows. */
function numberingRun(
  run: Run,
  { library, sample }: Pick<TraceOptions, 'library' | 'sample'>,
): Run {
  const numbers = new Map(sample.inFileOrder.map((event, index) => [event, index + 1]));
  return {
    ...run,
    *scan(dataset) {
      for (const event of sample.events) {
        const rows = new Sample([event], library).run(ignore).scan(dataset);
        for (const row of rows) yield withNumber(row, numbers.get(event) ?? 0);
      }
    },
  };
}

/** The row with the number of its event. */
export function withNumber(row: Event, number: number): Event {
  return new Map<string, FieldValue>([...row, [NUMBER, number]]);
}

/** The same plan, but commands that remove fields keep the number, and aggregations collect it. */
function numbered(plan: LogicalPlan): LogicalPlan {
  const node = withInputs(plan, inputsOf(plan).map(numbered));
  const field = { text: NUMBER, span: plan.span };
  if (node.kind === 'project' && node.mode !== 'remove')
    return { ...node, fields: [...node.fields, field] };
  if (node.kind !== 'aggregate') return node;
  const { span } = plan;
  const value = { kind: 'field' as const, name: NUMBER, span };
  const collect: Aggregation = { fn: 'values', input: { kind: 'value', value }, as: field, span };
  return { ...node, aggregations: [...node.aggregations, collect] };
}

function ignore(): void {
  // The run that produced the rows already reported its warnings.
}
