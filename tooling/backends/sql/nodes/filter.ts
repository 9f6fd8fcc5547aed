import type { Filter } from '../../../plan/plan.ts';
import { conditionOf } from '../expression.ts';
import type { Relation } from '../relation.ts';
import { Scope, type Translation } from '../translation.ts';

/** The rows for which a condition is true. */
export function filter({ input, predicate }: Filter, translation: Translation): Relation {
  const scope = new Scope(translation, translation.relation(input));
  const condition = conditionOf(predicate, scope);
  return translation.steps.filter(scope.relation, condition);
}
