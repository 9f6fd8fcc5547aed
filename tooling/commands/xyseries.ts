import { type FieldValue, toText } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { regrouping } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { type Options, printed, readFields, readOptions } from './arguments.ts';
import { type SeriesNaming, seriesName } from './chart/series-name.ts';
import { defineCommand } from './command.ts';

interface XyseriesArgs extends Node {
  readonly kind: 'XyseriesArgs';
  /** The row field, the field with the column names, and the value fields. */
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

const OPTIONS = { options: ['grouped', 'sep', 'format'] };

interface Series extends SeriesNaming {
  /** The row field, the field with the column names, and the value fields. */
  readonly fields: readonly string[];
}

export const xyseries = defineCommand<XyseriesArgs, Series>({
  name: 'xyseries',
  aliases: ['maketable'],
  type: 'dataset processing',
  usage:
    'xyseries [grouped=<bool>] <row field> <field of the names> <field of the values>… [sep=<text>] [format=<text>]',
  summary:
    'Pivots rows into a table with a row for each value of one field and a column for each value of another.',
  rules: [130],
  examples: [
    {
      title: 'One column per metric',
      search: '| xyseries host metric value',
      input: [
        { host: 'a', metric: 'cpu', value: 1 },
        { host: 'b', metric: 'cpu', value: 3 },
        { host: 'a', metric: 'memory', value: 2 },
      ],
      output: [
        { host: 'a', cpu: 1, memory: 2 },
        { host: 'b', cpu: 3 },
      ],
    },
  ],
  parse,
  print: ({ fields, options }, printer) =>
    printed(printer.options(options), printer.fields(fields)),
  lower: ({ fields, options }, context) =>
    extension<Series>(context, {
      args: {
        fields: fields.map(({ text }) => text),
        separator: options.get('sep')?.text,
        format: options.get('format')?.text,
        isSingle: fields.length <= 3,
      },
      effect: regrouping({
        reads: fields,
        keeps: fields.slice(0, 1).map(({ text }) => text),
        adds: 'any',
      }),
    }),
  operator: table,
});

/**
 * ```
 * xyseries : "xyseries" (option | field ","?)*
 * ```
 */
function parse(reader: ArgReader): XyseriesArgs {
  const options = new Map<string, Word>();
  readOptions(reader, OPTIONS, options);
  const more = readFields(reader, OPTIONS);
  for (const [name, value] of more.options) options.set(name, value);
  if (more.fields.length < 3) reader.expected('three fields or more');
  return { kind: 'XyseriesArgs', fields: more.fields, options, span: reader.span };
}

/** Rows are in the order in which their values first occur; the documentation does not specify one. */
function table({ fields: [x = '', y = '', ...cells], ...naming }: Series): Operator {
  return function* (rows) {
    const results = new Map<string, Map<string, FieldValue>>();
    for (const row of rows) {
      const key = row.get(x) ?? null;
      const series = row.get(y) ?? null;
      if (key === null || series === null) continue;
      const id = toText(key);
      const result = results.get(id) ?? new Map([[x, key]]);
      results.set(id, result);
      for (const cell of cells) {
        const value = row.get(cell) ?? null;
        if (value !== null) result.set(seriesName(cell, toText(series), naming), value);
      }
    }
    yield* results.values();
  };
}
