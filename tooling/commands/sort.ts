import type { SortKey } from '../plan/plan.ts';
import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import { checkNumbers } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

interface SortArgs extends Node {
  readonly kind: 'SortArgs';
  readonly limit: number;
  readonly keys: readonly SortKey[];
}

const DEFAULT_LIMIT = 10_000;

export const sort = defineCommand<SortArgs>({
  name: 'sort',
  type: 'dataset processing',
  usage: 'sort [<limit>] [+|-][auto|num|str|ip](<field>) … [desc]',
  summary:
    'Sorts rows by fields, ascending or (with -) descending. Rows without a value come last. Keeps the first 10,000 rows by default; 0 keeps all.',
  rules: [122],
  examples: [
    {
      title: 'Highest count first',
      search: '| sort - count',
      input: [{ count: '9' }, { count: '10' }, { user: 'x' }],
      output: [{ count: '10' }, { count: '9' }, { user: 'x' }],
    },
    {
      title: 'By user, newest first',
      search: '| sort 0 user, -_time',
      input: [
        { user: 'b', _time: 1 },
        { user: 'a', _time: 1 },
        { user: 'a', _time: 2 },
      ],
      output: [
        { user: 'a', _time: 2 },
        { user: 'a', _time: 1 },
        { user: 'b', _time: 1 },
      ],
    },
  ],
  parse: (reader) => {
    const options = reader.options(['limit']);
    checkNumbers(reader, options, ['limit']);
    const limit = numberOption(options.get('limit'), reader.integer() ?? DEFAULT_LIMIT);
    return { kind: 'SortArgs', limit, keys: parseSortKeys(reader), span: reader.span };
  },
  print: ({ limit, keys }, printer) => `${limit} ${printSortKeys(keys, printer)}`,
  lower: ({ limit, keys }, context) => ({
    kind: 'sort',
    input: inputOf(context),
    keys,
    limit,
    span: context.span,
  }),
});

/**
 * Reads the sort keys of `sort` and `dedup sortby`.
 *
 * ```
 * keys : (key ","?)+ ("d" | "desc" | "descending")?
 * key  : ("+" | "-")? (field | ("auto" | "num" | "str" | "ip") "(" field ")")
 * ```
 */
export function parseSortKeys(reader: ArgReader): SortKey[] {
  const keys: SortKey[] = [];
  while (!reader.done) {
    if (keys.length > 0 && DESCENDING.some((word) => reader.lastKeyword(word)))
      return keys.map(turned);
    const key = parseSortKey(reader);
    if (key === undefined) break;
    keys.push(key);
    while (reader.punctuation(','));
  }
  if (keys.length === 0) reader.expected('a field to sort by');
  return keys;
}

/** `desc` at the end reverses all keys; anywhere else it is a field. */
const DESCENDING = ['d', 'desc', 'descending'];

function turned(key: SortKey): SortKey {
  return { ...key, descending: !key.descending };
}

const TYPES = ['auto', 'num', 'str', 'ip'] as const;

function parseSortKey(reader: ArgReader): SortKey | undefined {
  const descending = reader.punctuation('-');
  if (!descending) reader.punctuation('+');
  const as = TYPES.find((type) => reader.punctuation(`${type}(`));
  const field = reader.field();
  if (as !== undefined && !reader.punctuation(')')) reader.expected('")"');
  if (field === undefined) reader.expected('a field to sort by');
  return field && { field, descending, as: as ?? 'auto' };
}

/** Sort keys in canonical form. */
export function printSortKeys(keys: readonly SortKey[], printer: Printer): string {
  return keys
    .map(({ field, descending, as }) => {
      const name = printer.quoted(field.text);
      return `${descending ? '-' : '+'}${as === 'auto' ? name : `${as}(${name})`}`;
    })
    .join(', ');
}
