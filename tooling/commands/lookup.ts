import type { ColumnField } from '../plan/plan.ts';
import { inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { checkLookup } from './lookup/check-lookup.ts';

/** The arguments of `lookup`. */
export interface LookupArgs extends Node {
  readonly kind: 'LookupArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly name: Word | undefined;
  readonly keys: readonly ColumnField[];
  /** `all`: every column that is not a key. */
  readonly outputs: readonly ColumnField[] | 'all';
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
    const { keys, outputs, keepsExisting } = args;
    const table = name.text;
    const columns = outputs === 'all' ? otherColumns(table, keys, context) : undefined;
    return {
      kind: 'lookup',
      input,
      table,
      keys,
      outputs,
      columns,
      keepsExisting,
      span: context.span,
    };
  },
});

function otherColumns(
  table: string,
  keys: readonly ColumnField[],
  { lookups }: LowerContext,
): readonly string[] | undefined {
  const isKey = (name: string) => keys.some(({ column }) => column.text === name);
  return lookups?.columns(table)?.filter((name) => !isKey(name));
}

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

function parsePairs(reader: ArgReader): ColumnField[] {
  const pairs: ColumnField[] = [];
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
  const pairs = (list: readonly ColumnField[]) =>
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
