import type { Run } from '../events/run.ts';
import { type Clause, leavesOf } from './clause.ts';
import { decidedBy } from './decide.ts';
import type { Decision } from './decision.ts';

/** Which outcomes of a condition some test depends on. */
export interface CoveredClause {
  readonly clause: Clause;
  /** A row for which it is true and whose result would change if it were false. */
  readonly whenMet: boolean;
  /** A row for which it is false and whose result would change if it were true. */
  readonly whenUnmet: boolean;
}

/** Runs over the samples of all tests and records which outcomes of conditions affect a row. */
export function coverageOf(
  decisions: readonly Decision[],
  runs: readonly Run[],
): readonly CoveredClause[] {
  return decisions.flatMap((decision) => coverageOfDecision(decision, runs));
}

function coverageOfDecision(decision: Decision, runs: readonly Run[]): CoveredClause[] {
  const leaves = [...leavesOf(decision.root)];
  const met = new Set<Clause>();
  const unmet = new Set<Clause>();
  for (const run of runs) {
    if (met.size + unmet.size === 2 * leaves.length) break;
    lookAt(decision, run, (isMet) => (isMet ? met : unmet));
  }
  return leaves.map((clause) => ({
    clause,
    whenMet: met.has(clause),
    whenUnmet: unmet.has(clause),
  }));
}

function lookAt(decision: Decision, run: Run, seen: (isMet: boolean) => Set<Clause>): void {
  const { root, rows, isAsked, effect, comesThrough } = decision;
  for (const row of rows(run)) {
    if (!isAsked(row, run)) continue;
    const news = decidedBy(root, {
      row,
      run,
      effect: (outcome) => effect(outcome, row, run),
    }).filter(({ clause, outcome }) => !seen(outcome === true).has(clause));
    if (news.length === 0 || !comesThrough(row, run)) continue;
    for (const { clause, outcome } of news) seen(outcome === true).add(clause);
  }
}
