import { inputOf } from '../resolve/lower.ts';
import type { Expression, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface WhereArgs extends Node {
  readonly kind: 'WhereArgs';
  readonly expression: Expression;
}

/**
 * ```
 * where : "where" expression
 * ```
 */
export const where = defineCommand<WhereArgs>({
  name: 'where',
  type: 'streaming',
  usage: 'where <eval-expression>',
  summary:
    'Keeps the rows for which an eval expression is true. String comparisons are case-sensitive; null is not true.',
  rules: [30, 31, 34, 35, 37, 38, 39, 40, 41, 42, 43],
  examples: [
    {
      title: 'A comparison with a missing field is not true',
      search: '| where a!="x"',
      input: [{ a: 'x' }, { a: 'y' }, { b: 'y' }],
      output: [{ a: 'y' }],
    },
    {
      title: 'A numeric string compares as a number',
      search: '| where status<500',
      input: [{ status: '503' }, { status: '99' }],
      output: [{ status: '99' }],
    },
  ],
  parse: (reader) => ({ kind: 'WhereArgs', expression: reader.expression(), span: reader.span }),
  print: ({ expression }, printer) => printer.expression(expression),
  lower: ({ expression }, context) => ({
    kind: 'filter',
    input: inputOf(context),
    predicate: context.expressionAs('condition', expression),
    span: context.span,
  }),
});
