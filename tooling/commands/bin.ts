import { held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toNumber, valuesOf } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows, type Effect, perRow } from '../plan/effect.ts';
import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { type Options, printed, readFields, readOptions } from './arguments.ts';
import {
  BIN_OPTIONS,
  type BinPlan,
  checkBinOptions,
  extentOf,
  planBins,
} from './bin/bin-options.ts';
import type { Binning } from './bin/binning.ts';
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
  lower: ({ field, as, options }, context) => {
    const plan = planBins(field.text, options);
    const operator = binned(field.text, as?.text ?? field.text, plan);
    return {
      kind: 'apply',
      input: inputOf(context),
      command: 'bin',
      effect: effectOf(field, as, plan),
      operator: () => operator,
      span: context.span,
    };
  },
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

function effectOf(field: Identifier, as: Identifier | undefined, plan: BinPlan): Effect {
  const declared = {
    reads: [field],
    adds: as === undefined ? [] : [as.text],
    rows: plan.isBounded ? ('fewer' as const) : ('each' as const),
  };
  return plan.needsExtent ? acrossRows(declared) : perRow(declared);
}

function binned(field: string, as: string, plan: BinPlan): Operator {
  const bin = function* (rows: Iterable<Event>, binning: Binning): Iterable<Event> {
    for (const row of rows) {
      const values = valuesOf(row.get(field)).filter((value) => isIncluded(value, plan));
      // Rows outside of start= and end= are removed; rows without the field are kept.
      if (values.length === 0 && row.has(field)) continue;
      const labels = toFieldValue(values.map((value) => labelOf(value, binning)));
      yield labels === null ? row : new Map(row).set(as, labels);
    }
  };
  return (input, run) => {
    if (!plan.needsExtent) return bin(input, plan.binning(undefined, run));
    return held(input, run, (rows) =>
      bin(rows, plan.binning(extentOf(valuesIn(rows, field)), run)),
    );
  };
}

function* valuesIn(rows: readonly Event[], field: string): Iterable<FieldValue | undefined> {
  for (const row of rows) yield row.get(field);
}

function isIncluded(value: FieldValue, plan: BinPlan): boolean {
  const number = toNumber(value);
  return number === undefined || plan.includes(number);
}

/** Values that are not numbers do not change. */
function labelOf(value: FieldValue, binning: Binning): FieldValue {
  const number = toNumber(value);
  return number === undefined ? value : binning.label(binning.start(number));
}
