import { toNumber } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface AccumArgs extends Node {
  readonly kind: 'AccumArgs';
  readonly field: Identifier;
  readonly as: Identifier;
}

interface AccumData {
  readonly field: string;
  readonly as: string;
}

/**
 * ```
 * accum : "accum" field ("AS" field)?
 * ```
 */
export const accum = defineCommand<AccumArgs, AccumData>({
  name: 'accum',
  type: 'streaming',
  usage: 'accum <field> [AS <new field>]',
  summary: 'Computes a running total of a field. Rows where the field is not a number are skipped.',
  rules: [130],
  examples: [
    {
      title: 'Running total in a new field',
      search: '| accum n AS total',
      input: [{ n: 1 }, { n: 'x' }, { n: 2 }],
      output: [{ n: 1, total: 1 }, { n: 'x' }, { n: 2, total: 3 }],
    },
  ],
  parse: (reader) => {
    const field = reader.field() ?? { text: '', span: reader.span };
    if (field.text === '') reader.expected('a field');
    const as = reader.keyword('as') ? reader.field() : field;
    if (as === undefined) reader.expected('a name after AS');
    return { kind: 'AccumArgs', field, as: as ?? field, span: reader.span };
  },
  print: ({ field, as }, printer) => `${printer.field(field)} AS ${printer.field(as)}`,
  lower: ({ field, as }, context) =>
    extension<AccumData>(context, {
      args: { field: field.text, as: as.text },
      effect: acrossRows({ reads: [field], adds: [as.text] }),
    }),
  operator: runningTotal,
});

function runningTotal({ field, as }: AccumData): Operator {
  return function* (rows) {
    let total = 0;
    for (const row of rows) {
      const number = toNumber(row.get(field));
      total += number ?? 0;
      yield number === undefined ? row : new Map(row).set(as, total);
    }
  };
}
