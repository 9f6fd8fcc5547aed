import { fieldValue } from '../events/bounds.ts';
import { delimiterOf, isList, joinedText, toText } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import { extension, inputOf } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface NomvArgs extends Node {
  readonly kind: 'NomvArgs';
  readonly field: Identifier | undefined;
}

/**
 * ```
 * nomv : "nomv" field
 * ```
 */
export const nomv = defineCommand<NomvArgs, Joining>({
  name: 'nomv',
  type: 'streaming',
  usage: 'nomv <field>',
  summary:
    'Joins the values of a multivalue field into one value, separated by newlines, or by the text that delim= of mvcombine or stats set.',
  rules: [128],
  examples: [
    {
      title: 'Join the values',
      search: '| nomv f',
      input: [{ f: ['a', 'b'] }],
      output: [{ f: 'a\nb' }],
    },
  ],
  parse: (reader) => {
    const field = reader.field();
    if (field === undefined) reader.expected('a field');
    return { kind: 'NomvArgs', field, span: reader.span };
  },
  print: ({ field }, printer) => (field === undefined ? '' : printer.field(field)),
  lower: ({ field }, context) =>
    field === undefined
      ? inputOf(context)
      : extension<Joining>(context, {
          args: { field: field.text },
          effect: perRow({ reads: [field] }),
        }),
  operator: joining,
});

interface Joining {
  readonly field: string;
}

function joining({ field }: Joining): Operator {
  return function* (rows, run) {
    for (const row of rows) {
      const value = row.get(field);
      yield isList(value)
        ? new Map(row).set(
            field,
            fieldValue(joinedText(value.map(toText), delimiterOf(value)), run),
          )
        : row;
    }
  };
}
