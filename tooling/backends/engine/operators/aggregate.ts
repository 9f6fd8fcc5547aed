import { fieldValue, mayGroup, mayStartGroup } from '../../../events/bounds.ts';
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
    columns: options.aggregations.map(columnOf),
  });
  const { by } = options;
  // Without BY there is one row, even without input, if a function has a value then, as count and dc have (fact 1).
  if (by.length === 0) groups.set('', newGroup([]));
  const size = by.length + options.aggregations.length;
  const start = (id: string, key: readonly FieldValue[]): Group => {
    const group = newGroup(key);
    groups.set(id, group);
    return group;
  };
  for (const row of input) {
    const id = singleId(row, by);
    if (id === NO_GROUP) continue;
    if (id !== SEVERAL) {
      const known = groups.get(id);
      if (known === undefined && !mayStartGroup(size, run)) return groups;
      addRow(known ?? start(id, valuesIn(row, by)), row, run);
      continue;
    }
    for (const key of keysOf(row, options, run)) {
      const keyId = key.map(toText).join('\0');
      const known = groups.get(keyId);
      if (known === undefined && !mayGroup(1, size, run)) return groups;
      addRow(known ?? start(keyId, key), row, run);
    }
  }
  return groups;
}

function addRow({ columns }: Group, row: Event, run: Run): void {
  for (const column of columns) column.add(row, run);
}

function valuesIn(row: Event, fields: readonly string[]): readonly FieldValue[] {
  return fields.map((field) => row.get(field) ?? null);
}

/** The row is in no group, or maybe in several. */
const NO_GROUP = Symbol('no group');
const SEVERAL = Symbol('several groups');

/** The text that tells the group of a row from others, if its BY fields have single values. */
function singleId(row: Event, by: readonly string[]): string | typeof NO_GROUP | typeof SEVERAL {
  let id = '';
  let isSingle = true;
  for (const [at, field] of by.entries()) {
    const value = row.get(field) ?? null;
    if (value === null) return NO_GROUP;
    if (isList(value)) isSingle = false;
    else id += at === 0 ? toText(value) : `\0${toText(value)}`;
  }
  return isSingle ? id : SEVERAL;
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

/** One aggregation of one group. */
export interface Column {
  add(row: Event, run: Run): void;
  /** Results of functions that keep all values cost a step for each of them. */
  results(run: Run): Iterable<readonly [name: string, value: FieldValue]>;
  /** Lets go of what it holds. */
  release(run: Run): void;
}

/** A new column of a group. */
export function columnOf(aggregation: CompiledAggregation): Column {
  return aggregation.wildcard === undefined
    ? new SingleColumn(aggregation)
    : new PatternColumn(aggregation, aggregation.wildcard);
}

/** The values that accumulators keep. */
abstract class HoldingColumn {
  protected readonly aggregation: CompiledAggregation;
  private held = 0;

  constructor(aggregation: CompiledAggregation) {
    this.aggregation = aggregation;
  }

  protected mayAdd(value: FieldValue, run: Run): boolean {
    if (!this.aggregation.holds || value === null) return true;
    const count = valuesOf(value).length;
    this.held += count;
    return run.budget.spend('held-values', count);
  }

  protected mayCompute(run: Run): boolean {
    return this.held === 0 || run.budget.spend('row-steps', this.held);
  }

  release(run: Run): void {
    run.budget.giveBack('held-values', this.held);
    this.held = 0;
  }
}

class SingleColumn extends HoldingColumn implements Column {
  private readonly accumulator: Accumulator;

  constructor(aggregation: CompiledAggregation) {
    super(aggregation);
    this.accumulator = aggregation.create();
  }

  add(row: Event, run: Run): void {
    const value = this.aggregation.value(row, run);
    if (this.mayAdd(value, run)) this.accumulator.add(value, row);
  }

  *results(run: Run): Iterable<readonly [name: string, value: FieldValue]> {
    if (this.mayCompute(run)) yield [this.aggregation.name, this.accumulator.result()];
  }
}

/** One accumulator for each field that matches a pattern. */
class PatternColumn extends HoldingColumn implements Column {
  private readonly accumulators = new Map<string, Accumulator>();
  private readonly outputName: (field: string) => string | undefined;
  private readonly matches: (field: string) => boolean;

  constructor(aggregation: CompiledAggregation, pattern: string) {
    super(aggregation);
    this.outputName = renamer(pattern, aggregation.name);
    this.matches = fieldMatcher(pattern);
  }

  add(row: Event, run: Run): void {
    for (const [field, value] of row)
      if (!field.startsWith('_') && this.matches(field) && this.mayAdd(value, run))
        this.accumulatorOf(field).add(value, row);
  }

  private accumulatorOf(field: string): Accumulator {
    const name = this.outputName(field) ?? field;
    const accumulator = this.accumulators.get(name) ?? this.aggregation.create();
    this.accumulators.set(name, accumulator);
    return accumulator;
  }

  *results(run: Run): Iterable<readonly [name: string, value: FieldValue]> {
    if (!this.mayCompute(run)) return;
    for (const [name, accumulator] of this.accumulators) yield [name, accumulator.result()];
  }
}
