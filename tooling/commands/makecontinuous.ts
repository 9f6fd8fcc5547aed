import type { Binning } from '../backends/engine/bins/binning.ts';
import { binningOf, isIncluded } from '../backends/engine/bins/binning-of.ts';
import { continuous } from '../backends/engine/bins/continuous.ts';
import { extentOf } from '../backends/engine/bins/extent.ts';
import { addTo } from '../base/add-to.ts';
import { held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toNumber } from '../events/field-value.ts';
import type { Operator, Run } from '../events/run.ts';
import type { Bins } from '../plan/bins.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { type Options, printed, readFields } from './arguments.ts';
import { BIN_OPTIONS, binsOf, checkBinOptions } from './bin/bin-options.ts';
import { defineCommand } from './command.ts';

interface MakecontinuousArgs extends Node {
  readonly kind: 'MakecontinuousArgs';
  readonly field: Identifier;
  readonly options: Options;
}

/**
 * ```
 * makecontinuous : "makecontinuous" (option | field)*
 * ```
 */
export const makecontinuous = defineCommand<MakecontinuousArgs, Gaps>({
  name: 'makecontinuous',
  type: 'transforming',
  usage: 'makecontinuous [<field>] [span=<span>] [bins=<count>] [start=<number>] [end=<number>]',
  summary: 'Bins a field (default: _time) and adds a row for each empty bin.',
  examples: [
    {
      title: 'Add rows for hours without events',
      search: '| makecontinuous span=1h _time',
      input: [
        { _time: 0, count: 1 },
        { _time: 7200, count: 2 },
      ],
      output: [{ _time: 0, count: 1 }, { _time: 3600 }, { _time: 7200, count: 2 }],
    },
  ],
  parse: (reader) => {
    const { fields, options } = readFields(reader, { options: BIN_OPTIONS });
    if (fields.length > 1) reader.expected('one field', fields[1]?.span);
    checkBinOptions(reader, options);
    const field = fields[0] ?? { text: '_time', span: reader.span };
    return { kind: 'MakecontinuousArgs', field, options, span: reader.span };
  },
  print: ({ field, options }, printer) => printed(printer.options(options), printer.field(field)),
  lower: ({ field, options }, context) =>
    extension<Gaps>(context, {
      args: { field: field.text, bins: binsOf(field.text, options) },
      effect: acrossRows({ reads: [field], rows: 'more' }),
    }),
  operator: withoutGaps,
});

interface Gaps {
  readonly field: string;
  readonly bins: Bins;
}

function withoutGaps({ field, bins }: Gaps): Operator {
  return (input, run) =>
    held(input, run, function* (rows) {
      const values = rows.map((row) => row.get(field));
      const binning = binningOf(bins, extentOf(values), run);
      const rowsByStart = new Map<number, Event[]>();
      const others: Event[] = [];
      for (const row of rows) {
        const number = toNumber(row.get(field));
        if (number === undefined) others.push(row);
        else if (isIncluded(number, bins)) addTo(rowsByStart, binning.start(number), row);
      }
      yield* filled(field, rowsByStart, binning, run);
      yield* others;
    });
}

function* filled(
  field: string,
  rowsByStart: ReadonlyMap<number, readonly Event[]>,
  binning: Binning,
  run: Run,
): Iterable<Event> {
  for (const start of continuous([...rowsByStart.keys()], binning, run)) {
    const label = binning.label(start);
    const rows = rowsByStart.get(start) ?? [new Map<string, FieldValue>()];
    for (const row of rows) yield new Map(row).set(field, label);
  }
}
