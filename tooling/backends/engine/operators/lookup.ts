import { limits } from '../../../base/limits.ts';
import type { Event } from '../../../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../../../events/field-value.ts';
import type { LookupTable, Operator, Run } from '../../../events/run.ts';
import type { Lookup } from '../../../plan/plan.ts';
import { type LookupIndex, lookupIndex } from '../lookup/lookup-index.ts';

type LookupOptions = Pick<Lookup, 'table' | 'keys' | 'outputs' | 'keepsExisting'>;

/** Adds columns of the rows of a table that match. */
export function lookup(options: LookupOptions): Operator {
  const { table: name } = options;
  return function* (rows, run) {
    const table = run.lookup(name);
    if (table === undefined) {
      run.warn(`lookup "${name}" does not exist: no fields added`);
      yield* rows;
      return;
    }
    for (const column of missingColumns(table, options)) {
      run.warn(`lookup "${name}" has no column "${column}"`);
    }
    const prepared = prepare(table, options);
    for (const row of rows) yield lookedUp(row, prepared, run);
  };
}

function missingColumns({ columns }: LookupTable, { keys, outputs }: LookupOptions): string[] {
  const named = [...keys, ...(outputs === 'all' ? [] : outputs)].map(({ column }) => column.text);
  return named.filter((column) => !columns.includes(column));
}

interface PreparedLookup {
  readonly table: LookupTable;
  readonly index: LookupIndex;
  readonly keyFields: readonly string[];
  readonly outputs: readonly (readonly [column: string, field: string])[];
  readonly keepsExisting: boolean;
}

/** Cached, so that a table is indexed once for all searches. */
const indexes = new WeakMap<LookupTable, Map<string, LookupIndex>>();

function prepare(
  table: LookupTable,
  { keys, outputs, keepsExisting }: LookupOptions,
): PreparedLookup {
  const columns = keys.map(({ column }) => column.text);
  const others = table.columns.filter((column) => !columns.includes(column));
  return {
    table,
    index: indexFor(table, columns),
    keyFields: keys.map(({ field }) => field.text),
    outputs:
      outputs === 'all'
        ? others.map((column) => [column, column] as const)
        : outputs
            .filter(({ column }) => table.columns.includes(column.text))
            .map(({ column, field }) => [column.text, field.text] as const),
    keepsExisting,
  };
}

function indexFor(table: LookupTable, columns: readonly string[]): LookupIndex {
  const known = indexes.get(table) ?? new Map<string, LookupIndex>();
  indexes.set(table, known);
  const id = columns.join('\0');
  const index = known.get(id) ?? lookupIndex(table, columns);
  known.set(id, index);
  return index;
}

/**
 * A row without one of the keys does not change. A row that matches nothing loses its output fields, except with
 * OUTPUTNEW.
 */
function lookedUp(row: Event, prepared: PreparedLookup, run: Run): Event {
  const { table, index, keyFields, outputs, keepsExisting } = prepared;
  const keys = keyCombinations(row, keyFields, run);
  if (keys.length === 0) return row;
  const matches = keys.flatMap((values) => index(values));
  if (matches.length > MOST_MATCHES) run.budget.reach('lookup-matches');
  const found = matches.slice(0, MOST_MATCHES);
  const missing = Math.max(0, Math.min(table.minMatches, MOST_MATCHES) - found.length);
  const copy = new Map<string, FieldValue>(row);
  for (const [column, field] of outputs) {
    if (keepsExisting && (row.get(field) ?? null) !== null) continue;
    const values = found.flatMap((match) => valuesOf(match.get(column)));
    const filled = table.defaultMatch === undefined ? [] : Array(missing).fill(table.defaultMatch);
    setOutput(copy, field, { value: toFieldValue([...values, ...filled]), keepsExisting });
  }
  return copy;
}

/** The matches of all values of a multivalue key, combined. */
const MOST_MATCHES = limits['lookup-matches'].value;

interface Output {
  readonly value: FieldValue;
  readonly keepsExisting: boolean;
}

function setOutput(
  row: Map<string, FieldValue>,
  field: string,
  { value, keepsExisting }: Output,
): void {
  if (value !== null) row.set(field, value);
  else if (!keepsExisting) row.delete(field);
}

const MOST_COMBINATIONS = limits['lookup-keys'].value;

/** Each value of a multivalue key is looked up (rule 169). Empty if a key is missing. */
function keyCombinations(
  row: Event,
  fields: readonly string[],
  { budget }: Run,
): readonly (readonly string[])[] {
  let combinations: (readonly string[])[] = [[]];
  for (const field of fields) {
    const values = valuesOf(row.get(field));
    if (combinations.length * values.length > MOST_COMBINATIONS) budget.reach('lookup-keys');
    const texts = values.slice(0, MOST_COMBINATIONS).map(toText);
    const extended = combinations.flatMap((keys) => texts.map((value) => [...keys, value]));
    combinations = extended.slice(0, MOST_COMBINATIONS);
  }
  return fields.length === 0 ? [] : combinations;
}
