import type { Expr } from '../../plan/expression.ts';
import { type CallContext, valuesOf } from './functions/function.ts';
import { boolean, caseOf, nothing, type Sql } from './sql.ts';
import { unified } from './values.ts';

/** `case` and `validate`: the value behind the first condition whose test holds, given the condition in SQL. */
export function alternatives(
  args: readonly Expr[],
  context: CallContext,
  testOf: (condition: Sql) => Sql,
): Sql {
  const { scope, conditionOf } = context;
  const conditions = args.filter((_, index) => index % 2 === 0);
  const written = args.filter((_, index) => index % 2 === 1);
  const tests = conditions.map((condition) => testOf(conditionOf(condition, scope)));
  const values = unified(valuesOf(written, context));
  const [first = nothing('text')] = values;
  const branches = values.map((value, index) => [tests[index] ?? boolean(false), value] as const);
  return caseOf(branches, nothing(first.type));
}
