import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { type Options, printed, readFields, readOptions } from './arguments.ts';
import { BIN_OPTIONS, binsOf, checkBinOptions } from './bin/bin-options.ts';
import { defineCommand } from './command.ts';

interface BinArgs extends Node {
  readonly kind: 'BinArgs';
  readonly field: Identifier;
  readonly as: Identifier | undefined;
  readonly options: Options;
}

const SYNTAX = { options: BIN_OPTIONS, stopWords: ['as'] };

export const bin = defineCommand<BinArgs>({
  name: 'bin',
  aliases: ['bucket', 'discretize'],
  type: 'streaming',
  usage:
    'bin [span=<timespan or number or log>] [bins=<count>] [minspan=<span>] [start=<number>] [end=<number>] [aligntime=<time>] <field> [AS <new field>]',
  summary:
    'Groups times into buckets named by their start time, and numbers into ranges such as 0-10.',
  rules: [119],
  examples: [
    {
      title: 'Five-minute buckets',
      search: '| bin _time span=5m',
      input: [{ _time: 301 }, { _time: 599 }, { _time: 600 }],
      output: [{ _time: 300 }, { _time: 300 }, { _time: 600 }],
    },
    {
      title: 'Numeric ranges',
      search: '| bin mag span=1',
      input: [{ mag: 1.5 }, { mag: 2 }],
      output: [{ mag: '1-2' }, { mag: '2-3' }],
    },
  ],
  parse,
  print: ({ field, as, options }, printer) =>
    printed(
      printer.options(options),
      printer.field(field),
      as === undefined ? '' : `AS ${printer.quoted(as.text)}`,
    ),
  lower: ({ field, as, options }, context) => ({
    kind: 'bin',
    input: inputOf(context),
    field,
    as: as ?? field,
    bins: binsOf(field.text, options),
    span: context.span,
  }),
});

/**
 * ```
 * bin : "bin" (option | field | "AS" field)+
 * ```
 */
function parse(reader: ArgReader): BinArgs {
  const { fields, options: before } = readFields(reader, SYNTAX);
  const [field] = fields;
  if (field === undefined) reader.expected('a field');
  if (fields.length > 1) reader.expected('one field', fields[1]?.span);
  const as = reader.keyword('as') ? reader.field() : undefined;
  const options = new Map<string, Word>(before);
  readOptions(reader, { options: BIN_OPTIONS }, options);
  checkBinOptions(reader, options);
  const { span } = reader;
  return { kind: 'BinArgs', field: field ?? { text: '', span }, as, options, span };
}
