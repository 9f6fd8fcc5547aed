import { held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toText } from '../events/field-value.ts';
import type { Operator, Run } from '../events/run.ts';
import { regrouping } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { flag, type Options, printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';

interface TransposeArgs extends Node {
  readonly kind: 'TransposeArgs';
  /** 0 for all rows. */
  readonly count: number;
  readonly options: Options;
}

const DEFAULT_COUNT = 5;
const OPTIONS = { options: ['column_name', 'header_field', 'include_empty'] };

export const transpose = defineCommand<TransposeArgs, Transposition>({
  name: 'transpose',
  type: 'dataset processing',
  usage: 'transpose [<count>] [column_name=<text>] [header_field=<field>] [include_empty=<bool>]',
  summary: 'Turns the first rows (default: 5; 0 for all) into columns, and fields into rows.',
  rules: [130],
  examples: [
    {
      title: 'One column per row',
      search: '| transpose',
      input: [
        { host: 'a', n: 1 },
        { host: 'b', n: 2 },
      ],
      output: [
        { column: 'host', 'row 1': 'a', 'row 2': 'b' },
        { column: 'n', 'row 1': 1, 'row 2': 2 },
      ],
    },
    {
      title: 'Columns named by a field',
      search: '| transpose 0 header_field=host column_name=metric',
      input: [
        { host: 'a', n: 1 },
        { host: 'b', n: 2 },
      ],
      output: [{ metric: 'n', a: 1, b: 2 }],
    },
  ],
  parse,
  print: ({ count, options }, printer) => printed(String(count), printer.options(options)),
  lower: ({ count, options }, context) =>
    extension<Transposition>(context, {
      args: {
        count,
        column: options.get('column_name')?.text ?? 'column',
        headerField: options.get('header_field')?.text,
        includesEmpty: flag(options, 'include_empty', true),
      },
      effect: regrouping({ reads: 'any', adds: 'any' }),
    }),
  operator: transposed,
});

/**
 * ```
 * transpose : "transpose" (count | option)*
 * ```
 */
function parse(reader: ArgReader): TransposeArgs {
  const options = new Map<string, Word>();
  readOptions(reader, OPTIONS, options);
  const count = reader.integer() ?? DEFAULT_COUNT;
  readOptions(reader, OPTIONS, options);
  return { kind: 'TransposeArgs', count, options, span: reader.span };
}

interface Transposition {
  /** 0 for all rows. */
  readonly count: number;
  /** The field for the names of the fields. */
  readonly column: string;
  /** The field that names the new columns; undefined to number them. */
  readonly headerField: string | undefined;
  readonly includesEmpty: boolean;
}

function transposed({ count, column, headerField, includesEmpty }: Transposition): Operator {
  const transpose = function* (kept: readonly Event[], run: Run): Iterable<Event> {
    const names = new Set(kept.flatMap((row) => [...row.keys()]));
    const headers = kept.map((row, index) => headerOf(row, index, headerField));
    for (const name of names) {
      if (name === headerField) continue;
      if (!run.budget.spend('row-steps', kept.length)) return;
      const cells = kept.map((row) => row.get(name) ?? null);
      if (includesEmpty || cells.some((cell) => cell !== null && toText(cell) !== '')) {
        yield rowOf([column, name], headers, cells);
      }
    }
  };
  return (rows, run) =>
    held(count === 0 ? rows : firstOf(rows, count), run, (kept) => transpose(kept, run));
}

function* firstOf(rows: Iterable<Event>, count: number): Iterable<Event> {
  let left = count;
  for (const row of rows) {
    yield row;
    left -= 1;
    if (left === 0) return;
  }
}

function headerOf(row: Event, index: number, field: string | undefined): string {
  const header = field === undefined ? '' : toText(row.get(field));
  return header === '' ? `row ${index + 1}` : header;
}

function rowOf(
  first: readonly [string, string],
  headers: readonly string[],
  cells: readonly FieldValue[],
): Event {
  const row = new Map<string, FieldValue>([first]);
  for (const [index, header] of headers.entries()) {
    const cell = cells[index] ?? null;
    if (cell !== null) row.set(header, cell);
  }
  return row;
}
