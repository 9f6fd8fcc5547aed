import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import type { LogicalPlan, SortKey } from '../plan/plan.ts';
import { extension, inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { flag, type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';
import { parseSortKeys, printSortKeys } from './sort.ts';

interface DedupArgs extends Node {
  readonly kind: 'DedupArgs';
  readonly keep: number;
  readonly fields: readonly Identifier[];
  readonly options: Options;
  readonly sortBy: readonly SortKey[];
}

const SYNTAX = { options: ['keepevents', 'keepempty', 'consecutive'], stopWords: ['sortby'] };

export const dedup = defineCommand<DedupArgs, Repeats>({
  name: 'dedup',
  type: 'streaming',
  usage:
    'dedup [<count>] <field>… [keepevents=<bool>] [keepempty=<bool>] [consecutive=<bool>] [sortby [+|-]<field>…]',
  summary: 'Keeps the first row, or the first N rows, for each combination of field values.',
  rules: [121],
  examples: [
    {
      title: 'One row per user; rows without the field are removed',
      search: '| dedup user',
      input: [{ user: 'a', n: 1 }, { user: 'a', n: 2 }, { n: 3 }],
      output: [{ user: 'a', n: 1 }],
    },
    {
      title: 'Newest event per ID',
      search: '| dedup id sortby -_time',
      input: [
        { id: 'x', _time: 1 },
        { id: 'x', _time: 2 },
      ],
      output: [{ id: 'x', _time: 2 }],
    },
  ],
  parse,
  print: ({ keep, fields, options, sortBy }, printer) =>
    printed(
      String(keep),
      printer.fields(fields),
      printer.options(options),
      sortBy.length === 0 ? '' : `sortby ${printSortKeys(sortBy, printer)}`,
    ),
  lower,
  operator: emptyRepeats,
});

/**
 * ```
 * dedup : "dedup" count? (field ","? | option)+ ("sortby" keys)?
 * ```
 */
function parse(reader: ArgReader): DedupArgs {
  const start = reader.mark();
  const keep = reader.integer() ?? 1;
  if (keep < 1) reader.expected('a number of 1 or more', reader.spanFrom(start));
  const { fields, options } = readFields(reader, SYNTAX);
  if (fields.length === 0) reader.expected('a field');
  const sortBy = reader.keyword('sortby') ? parseSortKeys(reader) : [];
  return { kind: 'DedupArgs', keep, fields, options, sortBy, span: reader.span };
}

function lower(args: DedupArgs, context: LowerContext): LogicalPlan {
  const { keep, fields, options, sortBy } = args;
  const { span } = context;
  const unsorted = inputOf(context);
  const input: LogicalPlan =
    sortBy.length === 0
      ? unsorted
      : { kind: 'sort', input: unsorted, keys: sortBy, limit: 0, span };
  if (flag(options, 'keepevents', false)) {
    return extension<Repeats>(context, {
      input,
      args: { fields: fields.map(({ text }) => text), keep },
      effect: acrossRows({ reads: fields }),
    });
  }
  const keepEmpty = flag(options, 'keepempty', false);
  const consecutive = flag(options, 'consecutive', false);
  return { kind: 'dedup', input, fields, keep, keepEmpty, consecutive, span };
}

interface Repeats {
  readonly fields: readonly string[];
  readonly keep: number;
}

/** Keeps all rows, but removes the fields from the duplicates. */
function emptyRepeats({ fields, keep }: Repeats): Operator {
  return function* (rows) {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const key = fields.map((field) => toText(row.get(field))).join('\0');
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      yield count <= keep ? row : without(row, fields);
    }
  };
}

function without(row: Event, fields: readonly string[]): Event {
  const copy = new Map(row);
  for (const field of fields) copy.delete(field);
  return copy;
}
