import { toNumber } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { checkNumbers, printed } from './arguments.ts';
import { defineCommand } from './command.ts';
import { readEarlierField } from './field-argument.ts';
import { numberOption } from './option.ts';

interface DeltaArgs extends Node {
  readonly kind: 'DeltaArgs';
  readonly field: Identifier;
  readonly as: Identifier | undefined;
  readonly distance: number;
}

/**
 * ```
 * delta : "delta" field ("AS" field | "p=" count)*
 * ```
 */
export const delta = defineCommand<DeltaArgs, Differences>({
  name: 'delta',
  type: 'streaming',
  usage: 'delta <field> [AS <new field>] [p=<count>]',
  summary:
    'Computes the difference between a number and its value in the previous row, or p rows earlier.',
  rules: [130],
  examples: [
    {
      title: 'Change from row to row',
      search: '| delta n AS step',
      input: [{ n: 1 }, { n: 5 }, { n: 3 }],
      output: [{ n: 1 }, { n: 5, step: 4 }, { n: 3, step: -2 }],
    },
  ],
  parse: (reader) => {
    const { field, as, options } = readEarlierField(reader);
    checkNumbers(reader, options, ['p']);
    const distance = Math.max(1, numberOption(options.get('p'), 1));
    return { kind: 'DeltaArgs', field, as, distance, span: reader.span };
  },
  print: ({ field, as, distance }, printer) =>
    printed(
      printer.field(field),
      as === undefined ? '' : `AS ${printer.quoted(as.text)}`,
      `p=${distance}`,
    ),
  lower: ({ field, as, distance }, context) =>
    extension<Differences>(context, {
      args: { field: field.text, as: nameOf(field, as), distance },
      effect: acrossRows({ reads: [field], adds: [nameOf(field, as)] }),
    }),
  operator: differences,
});

function nameOf(field: Identifier, as: Identifier | undefined): string {
  return as?.text ?? `delta(${field.text})`;
}

interface Differences {
  readonly field: string;
  readonly as: string;
  readonly distance: number;
}

/** Rows where the field is not a number do not count as earlier rows. */
function differences({ field, as, distance }: Differences): Operator {
  return function* (rows) {
    const before: number[] = [];
    let count = 0;
    for (const row of rows) {
      const number = toNumber(row.get(field));
      const other = count < distance ? undefined : before[count % distance];
      if (number !== undefined) {
        before[count % distance] = number;
        count += 1;
      }
      const known = number !== undefined && other !== undefined;
      yield known ? new Map(row).set(as, number - other) : row;
    }
  };
}
