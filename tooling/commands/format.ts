import { byCodeUnit } from '../base/order.ts';
import type { Event } from '../events/event.ts';
import { toText, valuesOf } from '../events/field-value.ts';
import { inputOf } from '../plan/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { checkNumbers, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

/** The texts around and between rows, and between the fields of a row. */
interface Frame {
  readonly rowsStart: string;
  readonly rowStart: string;
  readonly fieldSeparator: string;
  readonly rowEnd: string;
  readonly rowSeparator: string;
  readonly rowsEnd: string;
}

interface FormatArgs extends Node {
  readonly kind: 'FormatArgs';
  readonly valueSeparator: string;
  /** 0 for all. */
  readonly maxResults: number;
  readonly emptyText: string;
  readonly frame: Frame;
}

export const format = defineCommand<FormatArgs>({
  name: 'format',
  type: 'transforming',
  usage:
    'format [mvsep=<text>] [maxresults=<number>] [emptystr=<text>] [<rows start> <row start> <field separator> <row end> <row separator> <rows end>]',
  summary: 'Combines all rows into one search expression in the field "search".',
  rules: [154, 155, 156],
  examples: [
    {
      title: 'Rows are joined with OR, fields with AND',
      search: '| format',
      input: [{ b: '2', a: '1', _time: 5 }, { a: ['x', 'y'] }],
      output: [{ search: '( ( a="1" AND b="2" ) OR ( ( a="x" OR a="y" ) ) )' }],
    },
    {
      title: 'No rows match nothing',
      search: '| search a=none | format',
      input: [{ a: '1' }],
      output: [{ search: 'NOT ( )' }],
    },
  ],
  parse,
  print: ({ valueSeparator, maxResults, emptyText, frame }, printer) => {
    const { quoted } = printer;
    const { rowsStart, rowStart, fieldSeparator, rowEnd, rowSeparator, rowsEnd } = frame;
    const options = `mvsep=${quoted(valueSeparator)} maxresults=${maxResults} emptystr=${quoted(emptyText)}`;
    const words = [rowsStart, rowStart, fieldSeparator, rowEnd, rowSeparator, rowsEnd];
    return `${options} ${words.map((word) => quoted(word)).join(' ')}`;
  },
  lower: (args, context) => ({
    kind: 'apply',
    input: inputOf(context),
    command: 'format',
    operator: () =>
      function* (rows) {
        yield new Map([['search', formatted(rows, args)]]);
      },
    span: context.span,
  }),
});

const SYNTAX = { options: ['mvsep', 'maxresults', 'emptystr'] };

/**
 * ```
 * format : "format" option* (text text text text text text)?
 * option : ("mvsep=" | "emptystr=") text | "maxresults=" number
 * ```
 */
function parse(reader: ArgReader): FormatArgs {
  const options = new Map<string, Word>();
  readOptions(reader, SYNTAX, options);
  checkNumbers(reader, options, ['maxresults']);
  const words = parseFrame(reader);
  const [rowsStart = '(', rowStart = '(', fieldSeparator = 'AND', rowEnd = ')', ...rest] = words;
  const [rowSeparator = 'OR', rowsEnd = ')'] = rest;
  return {
    kind: 'FormatArgs',
    valueSeparator: options.get('mvsep')?.text ?? 'OR',
    maxResults: numberOption(options.get('maxresults'), 0),
    emptyText: options.get('emptystr')?.text ?? 'NOT ( )',
    frame: { rowsStart, rowStart, fieldSeparator, rowEnd, rowSeparator, rowsEnd },
    span: reader.span,
  };
}

function parseFrame(reader: ArgReader): string[] {
  const words: Word[] = [];
  while (words.length < 6 && !reader.done) {
    const word = reader.word();
    if (word === undefined) break;
    words.push(word);
  }
  if (words.length > 0 && words.length < 6) reader.expected('six texts, or none');
  return words.map(({ text }) => text);
}

function formatted(rows: Iterable<Event>, { frame, ...args }: FormatArgs): string {
  const parts: string[] = [];
  let count = 0;
  for (const row of rows) {
    if (args.maxResults > 0 && count === args.maxResults) break;
    count += 1;
    const part = formattedRow(row, frame, args.valueSeparator);
    if (part !== undefined) parts.push(part);
  }
  if (parts.length === 0) return args.emptyText;
  return `${frame.rowsStart} ${parts.join(` ${frame.rowSeparator} `)} ${frame.rowsEnd}`;
}

/** Undefined for a row with only internal fields. */
function formattedRow(row: Event, frame: Frame, valueSeparator: string): string | undefined {
  const fields = [...row].filter(([name, value]) => !name.startsWith('_') && value !== null);
  if (fields.length === 0) return undefined;
  const sorted = fields.sort(([a], [b]) => byCodeUnit(a, b));
  const conditions = sorted.map(([name, value]) => {
    const values = valuesOf(value).map((item) => condition(name, toText(item)));
    return values.length === 1 ? values[0] : `( ${values.join(` ${valueSeparator} `)} )`;
  });
  return `${frame.rowStart} ${conditions.join(` ${frame.fieldSeparator} `)} ${frame.rowEnd}`;
}

/** The fields `search` and `query` contribute their value as is (rule 156). */
function condition(name: string, value: string): string {
  if (name === 'search' || name === 'query') return value;
  const quoted = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `${/^[\w.{}:-]+$/.test(name) ? name : `"${name}"`}="${quoted}"`;
}
