import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import {
  type ColumnTotals,
  columnTotals,
  isSummed,
  labelFieldOf,
  withColumnTotals,
} from './addtotals/column-totals.ts';
import { type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';

interface AddcoltotalsArgs extends Node {
  readonly kind: 'AddcoltotalsArgs';
  /** Empty: all fields. */
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

const OPTIONS = { options: ['labelfield', 'label'] };

/**
 * ```
 * addcoltotals : "addcoltotals" (option | field ","?)*
 * ```
 */
export const addcoltotals = defineCommand<AddcoltotalsArgs, ColumnTotals>({
  name: 'addcoltotals',
  type: 'transforming',
  usage: 'addcoltotals [labelfield=<field>] [label=<text>] [<field>…]',
  summary: 'Appends a row with the sum of each numeric column.',
  rules: [130],
  examples: [
    {
      title: 'Total with a label',
      search: '| addcoltotals labelfield=host n',
      input: [
        { host: 'a', n: 1, m: 5 },
        { host: 'b', n: 2 },
      ],
      output: [
        { host: 'a', n: 1, m: 5 },
        { host: 'b', n: 2 },
        { host: 'Total', n: 3 },
      ],
    },
  ],
  parse: (reader) => {
    const { fields, options } = readFields(reader, OPTIONS);
    return { kind: 'AddcoltotalsArgs', fields, options, span: reader.span };
  },
  print: ({ fields, options }, printer) =>
    printed(printer.options(options), printer.fields(fields)),
  lower: ({ fields, options }, context) =>
    extension<ColumnTotals>(context, {
      args: columnTotals(fields, options),
      effect: acrossRows({
        reads: fields.length === 0 ? 'any' : fields,
        adds: labelFieldOf(options),
        rows: 'more',
      }),
    }),
  operator: (totals) => (rows) => withColumnTotals(rows, totals, isSummed(totals.fields)),
});
