import type { CheckedCondition } from '../../detect/conditions.ts';

/** The innermost conditions that cause a combined condition to be false. */
export function decidingConditions(
  conditions: readonly CheckedCondition[],
): ReadonlySet<CheckedCondition> {
  const deciding = new Set<CheckedCondition>();
  for (const condition of conditions) if (condition.outcome !== true) blame(condition, deciding);
  return deciding;
}

function blame(condition: CheckedCondition, deciding: Set<CheckedCondition>): void {
  const { kind, children } = condition;
  // All alternatives are false, so the entire OR is the cause.
  if (kind !== 'all') deciding.add(condition);
  else for (const child of children) if (child.outcome !== true) blame(child, deciding);
}
