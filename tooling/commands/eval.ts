import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Expression, Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

/** `field=expression`, as `eval` and its relatives take it. */
export interface WrittenAssignment {
  readonly target: Identifier;
  readonly expression: Expression;
}

interface EvalArgs extends Node {
  readonly kind: 'EvalArgs';
  readonly assignments: readonly WrittenAssignment[];
}

export const evalCommand = defineCommand<EvalArgs>({
  name: 'eval',
  type: 'streaming',
  usage: 'eval <field>=<expression> [, <field>=<expression>]…',
  summary:
    'Computes fields from expressions. Each assignment can use the fields assigned before it.',
  rules: [32, 36, 44, 46, 47, 48, 49],
  examples: [
    {
      title: 'Later assignments use earlier ones',
      search: '| eval a=1, b=a+1',
      input: [{ x: '1' }],
      output: [{ x: '1', a: 1, b: 2 }],
    },
    {
      title: 'A missing field makes the result null, and null creates no field',
      search: '| eval y=absent."-s"',
      input: [{ x: '1' }],
      output: [{ x: '1' }],
    },
  ],
  parse: (reader) => ({
    kind: 'EvalArgs',
    assignments: parseAssignments(reader),
    span: reader.span,
  }),
  print: ({ assignments }, printer) =>
    assignments
      .map(
        ({ target, expression }) =>
          `${printer.assignmentTarget(target)}=${printer.expression(expression)}`,
      )
      .join(', '),
  lower: ({ assignments }, context) => ({
    kind: 'extend',
    input: inputOf(context),
    assignments: assignments.map(({ target, expression }) => ({
      target,
      value: context.expressionAs('field value', expression),
    })),
    span: context.span,
  }),
});

/**
 * ```
 * assignments : target "=" expression ("," target "=" expression)*
 * ```
 */
function parseAssignments(reader: ArgReader): WrittenAssignment[] {
  const assignments: WrittenAssignment[] = [];
  do {
    if (assignments.length > 0 && reader.done) break;
    const target = reader.assignmentTarget();
    if (target === undefined) {
      reader.expected('a field to assign to');
      break;
    }
    if (!reader.punctuation('=')) {
      reader.expected('"="');
      break;
    }
    assignments.push({ target, expression: reader.expression() });
  } while (reader.punctuation(','));
  return assignments;
}
