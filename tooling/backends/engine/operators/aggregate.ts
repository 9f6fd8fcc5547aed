import { fieldValue, mayGroup } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import {
  delimited,
  type FieldValue,
  isList,
  toText,
  valuesOf,
} from '../../../events/field-value.ts';
import type { Operator, Run } from '../../../events/run.ts';
import type { Accumulator } from '../../../functions/statistical-function.ts';
import type { CompiledAggregation } from '../aggregation.ts';
import { orderOf } from '../compare.ts';
import { fieldMatcher, renamer } from '../field-pattern.ts';

/** What rows are grouped by, and the statistics of each group. */
export interface AggregateOptions {
  readonly aggregations: readonly CompiledAggregation[];
  readonly by: readonly string[];
  readonly dedupSplitValues: boolean;
  /** What joins the values of lists. */
  readonly delimiter: string | undefined;
}

/**
 * Groups rows and computes one row per group (rules 97 to 114). A row without one of the BY fields is ignored; one with
 * a multivalue counts in a group for each value. Groups are sorted by their BY values.
 */
export function aggregate(options: AggregateOptions): Operator {
  return function* (input, run) {
    const groups = collect(input, options, run);
    const sorted = [...groups.values()].sort((a, b) => compareKeys(a.key, b.key));
    for (const { key, columns } of sorted) {
      const row = resultRow(key, columns, { ...options, run });
      if (row.size > 0) yield row;
    }
  };
}

interface Group {
  readonly key: readonly FieldValue[];
  readonly columns: readonly Column[];
}

function collect(input: Iterable<Event>, options: AggregateOptions, run: Run): Map<string, Group> {
  const groups = new Map<string, Group>();
  const newGroup = (key: readonly FieldValue[]): Group => ({
    key,
    columns: options.aggregations.map((aggregation) => new Column(aggregation)),
  });
  // Without BY there is one row, even without input, if a function has a value then, as count and dc have (fact 1).
  if (options.by.length === 0) groups.set('', newGroup([]));
  const size = options.by.length + options.aggregations.length;
  for (const row of input) {
    for (const key of keysOf(row, options, run)) {
      const id = key.map(toText).join('\0');
      const known = groups.get(id);
      if (known === undefined && !mayGroup(1, size, run)) return groups;
      const group = known ?? newGroup(key);
      groups.set(id, group);
      for (const column of group.columns) column.add(row, run);
    }
  }
  return groups;
}

/** The cross product of the BY fields' values (rules 99 to 101); none if it is more than the run may compute. */
export function* keysOf(
  row: Event,
  { by, dedupSplitValues }: Pick<AggregateOptions, 'by' | 'dedupSplitValues'>,
  run: Run,
): Generator<readonly FieldValue[], void> {
  const choices: (readonly FieldValue[])[] = [];
  let product = 1;
  for (const field of by) {
    const values = valuesOf(row.get(field));
    const split = dedupSplitValues ? [...new Set(values)] : values;
    product *= split.length;
    choices.push(split);
  }
  if (product > 1 && !run.budget.spend('row-steps', product * STEPS_OF_KEY)) return;
  if (product > 0) yield* combinations(choices);
}

/** Finding the group of a combination takes about as long as visiting so many rows. */
const STEPS_OF_KEY = 50;

/** All combinations of one value of each list; the last list changes fastest. */
function* combinations(
  lists: readonly (readonly FieldValue[])[],
): Generator<readonly FieldValue[], void> {
  const [first, ...others] = lists;
  if (first === undefined) yield [];
  else for (const value of first) for (const rest of combinations(others)) yield [value, ...rest];
}

function compareKeys(left: readonly FieldValue[], right: readonly FieldValue[]): number {
  for (const [index, value] of left.entries()) {
    const order = orderOf(value, right[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function resultRow(
  key: readonly FieldValue[],
  columns: readonly Column[],
  { by, delimiter, run }: AggregateOptions & { readonly run: Run },
): Event {
  const row = new Map<string, FieldValue>();
  for (const [index, field] of by.entries()) row.set(field, key[index] ?? null);
  for (const column of columns) {
    for (const [name, value] of column.results(run)) {
      const result = isList(value) ? delimited(value, delimiter) : value;
      if (result !== null) row.set(name, fieldValue(result, run));
    }
  }
  return row;
}

/** One aggregation of one group; with a wildcard argument, one accumulator per matching field. */
export class Column {
  private readonly aggregation: CompiledAggregation;
  private readonly accumulators = new Map<string, Accumulator>();
  private readonly outputName: (field: string) => string | undefined;
  private readonly matches: (field: string) => boolean;
  /** How many values its accumulators keep. */
  private held = 0;

  constructor(aggregation: CompiledAggregation) {
    this.aggregation = aggregation;
    const { wildcard, name, create } = aggregation;
    if (wildcard === undefined) this.accumulators.set(name, create());
    this.outputName = renamer(wildcard ?? '', name);
    this.matches = fieldMatcher(wildcard ?? '');
  }

  add(row: Event, run: Run): void {
    const { wildcard, value, name } = this.aggregation;
    if (wildcard === undefined) this.addTo(this.accumulators.get(name), value(row, run), row, run);
    else
      for (const [field, item] of row)
        if (!field.startsWith('_') && this.matches(field))
          this.addTo(this.accumulatorOf(field), item, row, run);
  }

  private accumulatorOf(field: string): Accumulator {
    const name = this.outputName(field) ?? field;
    const accumulator = this.accumulators.get(name) ?? this.aggregation.create();
    this.accumulators.set(name, accumulator);
    return accumulator;
  }

  private addTo(
    accumulator: Accumulator | undefined,
    value: FieldValue,
    row: Event,
    run: Run,
  ): void {
    if (this.aggregation.holds && value !== null && !this.mayHold(value, run)) return;
    accumulator?.add(value, row);
  }

  private mayHold(value: FieldValue, run: Run): boolean {
    const count = valuesOf(value).length;
    this.held += count;
    return run.budget.spend('held-values', count);
  }

  /** Results of functions that keep all values cost a step for each of them. */
  *results(run: Run): Iterable<readonly [name: string, value: FieldValue]> {
    if (this.held > 0 && !run.budget.spend('row-steps', this.held)) return;
    for (const [name, accumulator] of this.accumulators) yield [name, accumulator.result()];
  }

  /** Lets go of what it holds. */
  release(run: Run): void {
    run.budget.giveBack('held-values', this.held);
    this.held = 0;
  }
}
