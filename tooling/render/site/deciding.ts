import type { CheckedCondition } from '../../compile/conditions.ts';

/** Of conditions that are not all met, the innermost ones that are to blame. */
export function decidingConditions(
  conditions: readonly CheckedCondition[],
): ReadonlySet<CheckedCondition> {
  const deciding = new Set<CheckedCondition>();
  for (const condition of conditions) if (condition.outcome !== true) blame(condition, deciding);
  return deciding;
}

function blame(condition: CheckedCondition, deciding: Set<CheckedCondition>): void {
  const { kind, children } = condition;
  // All alternatives failed alike: it is the choice as a whole that decides.
  if (kind !== 'all') deciding.add(condition);
  else for (const child of children) if (child.outcome !== true) blame(child, deciding);
}
