import { declaredFields } from '../plan/declared-fields.ts';
import { inputOf } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { checkFieldNames } from './arguments.ts';
import { defineCommand } from './command.ts';

interface FieldsArgs extends Node {
  readonly kind: 'FieldsArgs';
  readonly mode: 'keep' | 'remove';
  readonly fields: readonly Identifier[];
}

/**
 * ```
 * fields : "fields" ("+" | "-")? field (","? field)*
 * ```
 */
export const fields = defineCommand<FieldsArgs>({
  name: 'fields',
  type: 'streaming',
  usage: 'fields [+|-] <field> [, <field>]…',
  summary:
    'Keeps or removes fields; wildcards are allowed. Internal fields are kept unless you remove them by name.',
  rules: [124],
  examples: [
    {
      title: 'Keep two fields',
      search: '| fields a, b',
      input: [{ a: '1', b: '2', c: '3', _time: 5 }],
      output: [{ a: '1', b: '2', _time: 5 }],
    },
    {
      title: 'Remove by pattern',
      search: '| fields - tmp_*',
      input: [{ a: '1', tmp_x: '2' }],
      output: [{ a: '1' }],
    },
  ],
  parse: (reader) => {
    const removes = reader.punctuation('-');
    if (!removes) reader.punctuation('+');
    const mode = removes ? 'remove' : 'keep';
    const list = reader.fieldList();
    if (list.length === 0) reader.expected('a field');
    checkFieldNames(reader, list);
    return { kind: 'FieldsArgs', mode, fields: list, span: reader.span };
  },
  print: ({ mode, fields: list }, printer) =>
    `${mode === 'remove' ? '- ' : ''}${printer.fields(list)}`,
  lower: (args, context) => {
    const input = inputOf(context);
    const { fields: list } = args;
    const declared = declaredFields(input);
    const { span } = context;
    return { kind: 'project', input, mode: args.mode, fields: list, declared, span };
  },
});
