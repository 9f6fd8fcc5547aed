import type { LogicalPlan } from '../plan.ts';
import { expandNames } from './expand-names.ts';
import { mergeFilters } from './merge-filters.ts';
import { moveScopes } from './move-scopes.ts';
import { noteNeededFields } from './note-needed-fields.ts';
import type { Pass } from './pass.ts';

/** The passes in the order in which they run. */
export const passes: readonly Pass[] = [mergeFilters, moveScopes, expandNames, noteNeededFields];

/** Runs all passes. Tests check the plan after each. */
export function optimise(
  plan: LogicalPlan,
  check: (plan: LogicalPlan, pass: Pass) => void = () => undefined,
): LogicalPlan {
  let current = plan;
  for (const pass of passes) {
    current = pass.apply(current);
    check(current, pass);
  }
  return current;
}
