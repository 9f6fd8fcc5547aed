import { limits } from '../base/limits.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { LookupTable, Operator, Run } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { checkLookup } from './lookup/check-lookup.ts';
import { type LookupIndex, lookupIndex } from './lookup/lookup-index.ts';

/** A column of the table and the matching field of the row. */
interface ColumnPair {
  readonly column: Identifier;
  readonly field: Identifier;
}

/** The arguments of `lookup`. */
export interface LookupArgs extends Node {
  readonly kind: 'LookupArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly name: Word | undefined;
  readonly keys: readonly ColumnPair[];
  /** `all`: every column that is not a key. */
  readonly outputs: readonly ColumnPair[] | 'all';
  /** Whether outputs are written only if the field is missing (rule 165). */
  readonly keepsExisting: boolean;
}

export const lookup = defineCommand<LookupArgs>({
  name: 'lookup',
  type: 'streaming',
  usage: 'lookup <lookup> <column> [AS <field>]… [OUTPUT|OUTPUTNEW <column> [AS <field>]…]',
  summary: 'Adds columns of a lookup to rows whose fields match.',
  rules: [165, 166, 167, 168, 169],
  examples: [],
  parse,
  print,
  lower: (args, context) => {
    const input = inputOf(context);
    const { name } = args;
    if (name === undefined) return input;
    checkLookup(name, context);
    const operator = looking(name.text, args);
    return {
      kind: 'apply',
      input,
      command: 'lookup',
      effect: perRow({
        reads: args.keys.map(({ field }) => field),
        adds: args.outputs === 'all' ? 'any' : args.outputs.map(({ field }) => field.text),
      }),
      operator: () => operator,
      span: context.span,
    };
  },
});

/** Whether a node holds the arguments of `lookup`. */
export function isLookupArgs(node: Node): node is LookupArgs {
  return node.kind === 'LookupArgs';
}

const SYNTAX = { options: ['local', 'update', 'event_time_field'] };
const CLAUSES = ['output', 'outputnew'];

/**
 * ```
 * lookup : "lookup" option* name option* pair+ (("OUTPUT" | "OUTPUTNEW") pair*)?
 * pair   : column ("AS" field)? ","?
 * option : "local=" bool | "update=" bool
 * ```
 */
function parse(reader: ArgReader): LookupArgs {
  const options = new Map<string, Word>();
  readOptions(reader, SYNTAX, options);
  const name = reader.word();
  if (name === undefined) reader.expected('a lookup name');
  readOptions(reader, SYNTAX, options);
  const keys = parsePairs(reader);
  if (name !== undefined && keys.length === 0) reader.expected('a column of the lookup');
  const keepsExisting = reader.keyword('outputnew');
  const isLimited = keepsExisting || reader.keyword('output');
  const columns = isLimited ? parsePairs(reader) : [];
  // OUTPUTNEW without columns is read as if it were not there (fact 62).
  const outputs = columns.length === 0 ? 'all' : columns;
  const keeps = keepsExisting && outputs !== 'all';
  return {
    kind: 'LookupArgs',
    options,
    name,
    keys,
    outputs,
    keepsExisting: keeps,
    span: reader.span,
  };
}

function parsePairs(reader: ArgReader): ColumnPair[] {
  const pairs: ColumnPair[] = [];
  for (;;) {
    while (reader.punctuation(','));
    if (reader.done || CLAUSES.some((word) => reader.peekKeyword(word))) return pairs;
    const column = reader.field();
    if (column === undefined) return pairs;
    const field = reader.keyword('as') ? reader.field() : column;
    if (field === undefined) reader.expected('a field after AS');
    pairs.push({ column, field: field ?? column });
  }
}

function print(
  { options, name, keys, outputs, keepsExisting }: LookupArgs,
  printer: Printer,
): string {
  const pairs = (list: readonly ColumnPair[]) =>
    list
      .map(({ column, field }) => `${printer.quoted(column.text)} AS ${printer.quoted(field.text)}`)
      .join(', ');
  const clause = keepsExisting ? 'OUTPUTNEW' : 'OUTPUT';
  return printed(
    printer.options(options),
    name === undefined ? '' : printer.quoted(name.text),
    pairs(keys),
    outputs === 'all' ? '' : `${clause} ${pairs(outputs)}`,
  );
}

function looking(name: string, args: LookupArgs): Operator {
  return function* (rows, run) {
    const table = run.lookup(name);
    if (table === undefined) {
      run.warn(`lookup "${name}" does not exist: no fields added`);
      yield* rows;
      return;
    }
    for (const column of missingColumns(table, args)) {
      run.warn(`lookup "${name}" has no column "${column}"`);
    }
    const prepared = prepare(table, args);
    for (const row of rows) yield lookedUp(row, prepared, run);
  };
}

function missingColumns({ columns }: LookupTable, { keys, outputs }: LookupArgs): string[] {
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

function prepare(table: LookupTable, { keys, outputs, keepsExisting }: LookupArgs): PreparedLookup {
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
