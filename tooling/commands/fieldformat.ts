import { perRow } from '../plan/effect.ts';
import { readsOfExpression } from '../plan/reads.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';
import type { WrittenAssignment } from './eval.ts';

interface FieldformatArgs extends Node {
  readonly kind: 'FieldformatArgs';
  readonly assignment: WrittenAssignment;
}

export const fieldformat = defineCommand<FieldformatArgs>({
  name: 'fieldformat',
  type: 'streaming',
  usage: 'fieldformat <field>=<expression>',
  summary: 'Changes how a field is displayed, not its value. Offline, rows pass through unchanged.',
  examples: [
    {
      title: 'The value does not change',
      search: '| fieldformat size=tostring(size, "commas")',
      input: [{ size: 12345 }],
      output: [{ size: 12345 }],
    },
  ],
  parse: (reader) => ({
    kind: 'FieldformatArgs',
    assignment: parseAssignment(reader),
    span: reader.span,
  }),
  print: ({ assignment: { target, expression } }, printer) =>
    `${printer.assignmentTarget(target)}=${printer.expression(expression)}`,
  lower: ({ assignment: { expression } }, context) =>
    extension(context, {
      args: {},
      effect: perRow({ reads: readsOfExpression(context.expression(expression)) }),
    }),
  operator: () => (rows) => rows,
});

/**
 * ```
 * fieldformat : "fieldformat" field "=" expression
 * ```
 */
function parseAssignment(reader: ArgReader): WrittenAssignment {
  const target = reader.assignmentTarget();
  if (target === undefined) reader.expected('a field to format');
  if (!reader.punctuation('=')) reader.expected('"="');
  const expression = reader.expression();
  return { target: target ?? { text: '', span: expression.span }, expression };
}
