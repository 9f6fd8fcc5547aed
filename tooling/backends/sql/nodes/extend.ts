import type { Expr } from '../../../plan/expression.ts';
import type { Extend } from '../../../plan/plan.ts';
import { sqlOf } from '../expression.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { type Sql, text } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';

/** Sets fields, one after the other. */
export function extend({ input, assignments }: Extend, translation: Translation): Relation {
  return assignments.reduce((relation, { target, value }) => {
    if (target.text.includes('{'))
      throw new Refused(
        'a field whose name is the value of another is not translated',
        target.span,
      );
    const scope = new Scope(translation, relation);
    const assigned = written(value, scope);
    return translation.steps.extend(scope.relation, [[target.text, assigned]]);
  }, translation.relation(input));
}

/** A decimal literal keeps the digits that it is written with. */
function written(expr: Expr, scope: Scope): Sql {
  if (expr.kind === 'literal' && expr.text !== undefined) return text(expr.text);
  return sqlOf(expr, scope);
}
