import { inputOf } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface FillnullArgs extends Node {
  readonly kind: 'FillnullArgs';
  readonly value: string;
  readonly fields: readonly Identifier[];
}

/**
 * ```
 * fillnull : "fillnull" ("value=" text)? (field (","? field)*)?
 * ```
 */
export const fillnull = defineCommand<FillnullArgs>({
  name: 'fillnull',
  type: 'dataset processing',
  usage: 'fillnull [value=<text>] [<field>…]',
  summary:
    'Replaces missing values with a value (default: 0), in the named fields or in all fields that any row has or the next stats groups by.',
  rules: [125],
  examples: [
    {
      title: 'All existing fields',
      search: '| fillnull',
      input: [{ a: '1' }, { b: '2' }],
      output: [
        { a: '1', b: '0' },
        { a: '0', b: '2' },
      ],
    },
    {
      title: 'Named fields are created if missing',
      search: '| fillnull value=none c',
      input: [{ a: '1' }],
      output: [{ a: '1', c: 'none' }],
    },
  ],
  parse: (reader) => {
    const before = reader.options(['value']);
    const named = reader.fieldList().filter(({ text }) => !text.startsWith('value='));
    const value = before.get('value')?.text ?? '0';
    return { kind: 'FillnullArgs', value, fields: named, span: reader.span };
  },
  print: ({ value, fields }, printer) => `value=${printer.quoted(value)} ${printer.fields(fields)}`,
  lower: ({ value, fields }, context) => ({
    kind: 'fill',
    input: inputOf(context),
    fields: fields.length > 0 ? fields : 'all',
    needed: [],
    value,
    span: context.span,
  }),
});
