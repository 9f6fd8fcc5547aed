import type { Event } from '../events/event.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows, type Effect, perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import {
  type ColumnTotals,
  columnTotals,
  isSummed,
  labelFieldOf,
  sumOf,
  withColumnTotals,
} from './addtotals/column-totals.ts';
import { flag, type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';

interface AddtotalsArgs extends Node {
  readonly kind: 'AddtotalsArgs';
  /** Empty: all fields. */
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

const OPTIONS = { options: ['row', 'col', 'labelfield', 'label', 'fieldname'] };

/**
 * ```
 * addtotals : "addtotals" (option | field ","?)*
 * ```
 */
export const addtotals = defineCommand<AddtotalsArgs, AddtotalsData>({
  name: 'addtotals',
  type: 'streaming',
  usage:
    'addtotals [row=<bool>] [col=<bool>] [fieldname=<field>] [labelfield=<field>] [label=<text>] [<field>…]',
  summary:
    'Adds the sum of the numeric fields to each row; with col=true, also appends a row with the sum of each column.',
  rules: [130],
  examples: [
    {
      title: 'Score from several flags',
      search: '| addtotals fieldname=Score encoded, download',
      input: [{ encoded: 4, download: '2', other: 9 }],
      output: [{ encoded: 4, download: '2', other: 9, Score: 6 }],
    },
    {
      title: 'Column totals',
      search: '| addtotals row=false col=true labelfield=host label=ALL',
      input: [
        { host: 'a', n: 1 },
        { host: 'b', n: 2 },
      ],
      output: [
        { host: 'a', n: 1 },
        { host: 'b', n: 2 },
        { host: 'ALL', n: 3 },
      ],
    },
  ],
  parse: (reader) => {
    const { fields, options } = readFields(reader, OPTIONS);
    return { kind: 'AddtotalsArgs', fields, options, span: reader.span };
  },
  print: ({ fields, options }, printer) =>
    printed(printer.options(options), printer.fields(fields)),
  lower: (args, context) =>
    extension<AddtotalsData>(context, { args: dataOf(args), effect: effectOf(args) }),
  operator: totals,
});

function effectOf({ fields, options }: AddtotalsArgs): Effect {
  const reads = fields.length === 0 ? ('any' as const) : fields;
  const total = flag(options, 'row', true) ? [targetOf(options)] : [];
  if (!flag(options, 'col', false)) return perRow({ reads, adds: total });
  return acrossRows({ reads, adds: [...total, ...labelFieldOf(options)], rows: 'more' });
}

function targetOf(options: Options): string {
  return options.get('fieldname')?.text ?? 'Total';
}

interface AddtotalsData extends ColumnTotals {
  /** The field for the sum of a row; undefined if rows are not summed. */
  readonly target: string | undefined;
  /** Whether a row with the sum of each column follows. */
  readonly hasColumn: boolean;
}

function dataOf({ fields, options }: AddtotalsArgs): AddtotalsData {
  return {
    ...columnTotals(fields, options),
    target: flag(options, 'row', true) ? targetOf(options) : undefined,
    hasColumn: flag(options, 'col', false),
  };
}

function totals(data: AddtotalsData): Operator {
  const { target, hasColumn } = data;
  const matches = isSummed(data.fields);
  const sums = (name: string): boolean => name === target || matches(name);
  return (input) => {
    const rows = target === undefined ? input : withRowTotals(input, target, matches);
    return hasColumn ? withColumnTotals(rows, data, sums) : rows;
  };
}

function* withRowTotals(
  rows: Iterable<Event>,
  target: string,
  matches: (name: string) => boolean,
): Iterable<Event> {
  for (const row of rows) {
    let total = 0;
    for (const [name, value] of row) {
      if (name !== target && matches(name)) total += sumOf(value) ?? 0;
    }
    yield new Map(row).set(target, total);
  }
}
