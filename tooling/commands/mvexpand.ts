import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';
import { readField } from './field-argument.ts';
import { numberOption } from './option.ts';

interface MvexpandArgs extends Node {
  readonly kind: 'MvexpandArgs';
  readonly field: Identifier | undefined;
  /** The maximum number of values per row; 0 for all. */
  readonly limit: number;
}

export const mvexpand = defineCommand<MvexpandArgs>({
  name: 'mvexpand',
  type: 'streaming',
  usage: 'mvexpand <field> [limit=<number>]',
  summary: 'Creates a row for each value of a multivalue field; the other fields are copied.',
  rules: [129],
  examples: [
    {
      title: 'One row per value, up to a limit',
      search: '| mvexpand f limit=2',
      input: [{ a: '1', f: ['x', 'y', 'z'] }, { a: '2' }],
      output: [{ a: '1', f: 'x' }, { a: '1', f: 'y' }, { a: '2' }],
    },
  ],
  parse,
  print: ({ field, limit }, printer) => {
    const option = limit === 0 ? '' : ` limit=${limit}`;
    return `${field === undefined ? '' : printer.field(field)}${option}`;
  },
  lower: ({ field, limit }, context) => {
    const input = inputOf(context);
    if (field === undefined) return input;
    return { kind: 'unnest', input, field, limit, span: context.span };
  },
});

/**
 * ```
 * mvexpand : "mvexpand" ("limit=" number)? field ("limit=" number)?
 * ```
 */
function parse(reader: ArgReader): MvexpandArgs {
  const { field, options } = readField(reader, { options: ['limit'], numbers: ['limit'] });
  if (field?.text.startsWith('_')) reader.expected('a field that is not internal', field.span);
  const given = options.get('limit');
  const limit = numberOption(given, 0);
  if (given !== undefined && limit < 0)
    reader.invalidOption('limit', 'a number of 0 or more', given);
  return { kind: 'MvexpandArgs', field, limit, span: reader.span };
}
