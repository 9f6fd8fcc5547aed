import { declaredFields } from '../plan/declared-fields.ts';
import { inputOf } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { checkFieldNames } from './arguments.ts';
import { defineCommand } from './command.ts';

interface TableArgs extends Node {
  readonly kind: 'TableArgs';
  readonly fields: readonly Identifier[];
}

/**
 * ```
 * table : "table" field (","? field)*
 * ```
 */
export const table = defineCommand<TableArgs>({
  name: 'table',
  type: 'transforming',
  usage: 'table <field> [, <field>]…',
  summary: 'Keeps only the named fields, in the given order; wildcards are allowed.',
  rules: [124],
  examples: [
    {
      title: 'Two columns',
      search: '| table b a',
      input: [{ a: '1', b: '2', c: '3' }],
      output: [{ b: '2', a: '1' }],
    },
  ],
  parse: (reader) => {
    const fields = reader.fieldList();
    if (fields.length === 0) reader.expected('a field');
    checkFieldNames(reader, fields);
    return { kind: 'TableArgs', fields, span: reader.span };
  },
  print: (args, printer) => printer.fields(args.fields),
  lower: (args, context) => {
    const input = inputOf(context);
    const { fields } = args;
    const declared = declaredFields(input);
    const { span } = context;
    return { kind: 'project', input, mode: 'table', fields, declared, span };
  },
});
