import { orderOf } from '../../backends/engine/compare.ts';
import { keysOf } from '../../backends/engine/operators/aggregate.ts';
import { mayGroup } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';
import type { Operator, Run } from '../../events/run.ts';
import { type Effect, regrouping } from '../../plan/effect.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import { extension, type LowerContext } from '../../resolve/lower.ts';
import type { ArgReader } from '../../spl/arg-reader.ts';
import type { Identifier, Node } from '../../spl/ast.ts';
import type { Printer } from '../../spl/print.ts';
import type { Word } from '../../spl/scanner.ts';
import {
  checkNumbers,
  flag,
  type Options,
  printed,
  readFields,
  readGrouping,
} from '../arguments.ts';
import { checkRepeats } from '../check-statistics.ts';
import { numberOption } from '../option.ts';

/** The arguments of `top` and `rare`. */
export interface FrequencyArgs extends Node {
  readonly kind: 'FrequencyArgs';
  readonly count: number | undefined;
  readonly fields: readonly Identifier[];
  readonly by: readonly Identifier[];
  readonly options: Options;
}

const DEFAULT_LIMIT = 10;
const SYNTAX = {
  options: ['limit', 'showcount', 'showperc', 'countfield', 'percentfield', 'useother', 'otherstr'],
};

/**
 * ```
 * top : ("top" | "rare") count? (option | field ","?)+ ("BY" (field ","? | option)+)?
 * ```
 */
export function parseFrequency(reader: ArgReader): FrequencyArgs {
  const count = reader.integer();
  const { fields, options: first } = readFields(reader, { ...SYNTAX, stopWords: ['by'] });
  if (fields.length === 0) reader.expected('a field');
  checkRepeats(reader, fields);
  const options = new Map<string, Word>(first);
  const by = readGrouping(reader, SYNTAX, options);
  checkRepeats(reader, by);
  checkNumbers(reader, options, ['limit']);
  return { kind: 'FrequencyArgs', count, fields, by, options, span: reader.span };
}

/** The arguments in canonical form. */
export function printFrequency(args: FrequencyArgs, printer: Printer): string {
  const { count, fields, by, options } = args;
  return printed(
    count === undefined ? '' : String(count),
    printer.options(options),
    printer.fields(fields),
    by.length === 0 ? '' : `BY ${printer.fields(by)}`,
  );
}

/** The plan of `top` or `rare`. */
export function lowerFrequency(args: FrequencyArgs, context: LowerContext): LogicalPlan {
  return extension<Frequencies>(context, { args: dataOf(args), effect: effectOf(args) });
}

/** What `top` and `rare` compute. */
export interface Frequencies {
  /** The number of combinations per group; 0 for all. */
  readonly limit: number;
  readonly fields: readonly string[];
  readonly by: readonly string[];
  /** The label of all other combinations; undefined to omit them. */
  readonly other: string | undefined;
  /** Undefined if it is not shown. */
  readonly countField: string | undefined;
  readonly percentField: string | undefined;
}

function dataOf({ count, fields, by, options }: FrequencyArgs): Frequencies {
  const text = (name: string, byDefault: string) => options.get(name)?.text ?? byDefault;
  return {
    limit: count ?? numberOption(options.get('limit'), DEFAULT_LIMIT),
    fields: fields.map((field) => field.text),
    by: by.map((field) => field.text),
    other: flag(options, 'useother', false) ? text('otherstr', 'OTHER') : undefined,
    countField: flag(options, 'showcount', true) ? text('countfield', 'count') : undefined,
    percentField: flag(options, 'showperc', true) ? text('percentfield', 'percent') : undefined,
  };
}

function effectOf({ fields, by, options }: FrequencyArgs): Effect {
  const reads = [...by, ...fields];
  const adds = [
    options.get('countfield')?.text ?? 'count',
    options.get('percentfield')?.text ?? 'percent',
    '_tc',
  ];
  return regrouping({ reads, keeps: reads.map(({ text }) => text), adds });
}

/** A combination of values and the number of rows that have it. */
interface Tally {
  readonly values: readonly FieldValue[];
  count: number;
}

interface Group {
  readonly key: readonly FieldValue[];
  readonly tallies: Map<string, Tally>;
  total: number;
}

/** The most frequent combinations of each group, or the rarest. */
export function frequencies(data: Frequencies, rareFirst: boolean): Operator {
  const { limit } = data;
  return function* (rows, run) {
    const groups = tally(rows, data, run);
    const sorted = [...groups.values()].sort((a, b) => compareKeys(a.key, b.key));
    for (const group of sorted) {
      const tallies = [...group.tallies.values()].sort((a, b) => compareTallies(a, b, rareFirst));
      const kept = limit === 0 ? tallies : tallies.slice(0, limit);
      for (const { values, count } of kept) yield resultRow(data, group, { values, count });
      const other = otherTally(tallies.slice(kept.length), data);
      if (other !== undefined) yield resultRow(data, group, other);
    }
  };
}

function tally(rows: Iterable<Event>, { fields, by }: Frequencies, run: Run): Map<string, Group> {
  const names = [...by, ...fields];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    for (const values of keysOf(row, { by: names, dedupSplitValues: false }, run)) {
      const isKnown = addTo(groups, values.slice(0, by.length), values.slice(by.length));
      if (!isKnown && !mayGroup(1, names.length, run)) return groups;
    }
  }
  return groups;
}

/** Whether the values occurred before. */
function addTo(
  groups: Map<string, Group>,
  key: readonly FieldValue[],
  values: readonly FieldValue[],
): boolean {
  const groupId = idOf(key);
  const group = groups.get(groupId) ?? { key, tallies: new Map<string, Tally>(), total: 0 };
  groups.set(groupId, group);
  const id = idOf(values);
  const known = group.tallies.get(id);
  const tally = known ?? { values, count: 0 };
  group.tallies.set(id, tally);
  tally.count += 1;
  group.total += 1;
  return known !== undefined;
}

function idOf(values: readonly FieldValue[]): string {
  return values.map(toText).join('\0');
}

/**
 * By frequency. Ties, which the documentation does not cover, are ordered by value, so that the order is deterministic.
 */
function compareTallies(left: Tally, right: Tally, rareFirst: boolean): number {
  const order = rareFirst ? left.count - right.count : right.count - left.count;
  return order === 0 ? compareKeys(left.values, right.values) : order;
}

function compareKeys(left: readonly FieldValue[], right: readonly FieldValue[]): number {
  for (const [index, value] of left.entries()) {
    const order = orderOf(value, right[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function otherTally(rest: readonly Tally[], { other, fields }: Frequencies): Tally | undefined {
  if (rest.length === 0 || other === undefined) return undefined;
  const count = rest.reduce((sum, one) => sum + one.count, 0);
  return { values: fields.map(() => other), count };
}

function resultRow(
  { fields, by, countField, percentField }: Frequencies,
  { key, total }: Group,
  { values, count }: Tally,
): Event {
  const row = new Map<string, FieldValue>();
  for (const [index, name] of by.entries()) row.set(name, key[index] ?? null);
  for (const [index, name] of fields.entries()) row.set(name, values[index] ?? null);
  if (countField !== undefined) row.set(countField, count);
  if (percentField !== undefined) {
    // A text with six decimals, always (fact 16).
    const percent = ((100 * count) / total).toFixed(6);
    row.set(percentField, percent);
  }
  row.set('_tc', total);
  return row;
}
