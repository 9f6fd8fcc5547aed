import {
  DEFAULT_FORMAT,
  type FormatSettings,
  formatRows,
  type RowFrame,
} from '../backends/engine/format-rows.ts';
import { fieldValue } from '../events/bounds.ts';
import { regrouping } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

interface FormatArgs extends Node, FormatSettings {
  readonly kind: 'FormatArgs';
}

export const format = defineCommand<FormatArgs, FormatSettings>({
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
  lower: ({ frame, valueSeparator, maxResults, emptyText }, context) =>
    extension<FormatSettings>(context, {
      args: { frame, valueSeparator, maxResults, emptyText },
      effect: regrouping({ reads: 'any', adds: ['search'] }),
    }),
  operator: (settings) =>
    function* (rows, run) {
      yield new Map([['search', fieldValue(formatRows(rows, settings), run)]]);
    },
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
  const words = parseFrame(reader);
  const { frame, valueSeparator, maxResults, emptyText } = DEFAULT_FORMAT;
  return {
    kind: 'FormatArgs',
    valueSeparator: options.get('mvsep')?.text ?? valueSeparator,
    maxResults: numberOption(options.get('maxresults'), maxResults),
    emptyText: options.get('emptystr')?.text ?? emptyText,
    frame: frameOf(words) ?? frame,
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

function frameOf(words: readonly string[]): RowFrame | undefined {
  const [rowsStart, rowStart, fieldSeparator, rowEnd, rowSeparator, rowsEnd] = words;
  if (rowsEnd === undefined) return undefined;
  return { rowsStart, rowStart, fieldSeparator, rowEnd, rowSeparator, rowsEnd } as RowFrame;
}
