import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { defineCommand } from './command.ts';

interface SetfieldsArgs extends Node {
  readonly kind: 'SetfieldsArgs';
  readonly values: readonly (readonly [field: Identifier, value: Word])[];
}

export const setfields = defineCommand<SetfieldsArgs>({
  name: 'setfields',
  type: 'streaming',
  usage: 'setfields <field>="<text>" [, <field>="<text>"…]',
  summary: 'Sets fields to constant values in all rows.',
  examples: [
    {
      title: 'Existing fields are overwritten, missing fields are added',
      search: '| setfields ip="10.0.0.1", zone="dmz"',
      input: [{ ip: '192.0.2.1' }],
      output: [{ ip: '10.0.0.1', zone: 'dmz' }],
    },
  ],
  parse,
  print: ({ values }, printer) =>
    values
      .map(([field, { text }]) => `${printer.assignmentTarget(field)}=${printer.quoted(text)}`)
      .join(', '),
  lower: ({ values }, context) => ({
    kind: 'extend',
    input: inputOf(context),
    assignments: values.map(([target, { text, span }]) => ({
      target,
      value: { kind: 'literal', value: text, span },
    })),
    span: context.span,
  }),
});

/**
 * ```
 * setfields : "setfields" field "=" text ("," field "=" text)*
 * ```
 */
function parse(reader: ArgReader): SetfieldsArgs {
  const values: (readonly [Identifier, Word])[] = [];
  do {
    const field = reader.assignmentTarget();
    if (field === undefined || !reader.punctuation('=')) reader.expected('field="text"');
    const value = reader.word();
    if (field === undefined || value === undefined) break;
    values.push([field, value]);
    reader.punctuation(',');
  } while (!reader.done);
  return { kind: 'SetfieldsArgs', values, span: reader.span };
}
