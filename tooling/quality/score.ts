import type { MutantResult, Ways } from './measure.ts';

/** A fraction: `reached` of `of`. */
export interface Score {
  readonly reached: number;
  readonly of: number;
}

/** Each condition counts twice: for a row that it keeps, and for a row that it removes. */
export function coverageScore(conditions: readonly Ways[]): Score {
  const ways = conditions.flatMap(({ whenMet, whenUnmet }) => [whenMet, whenUnmet]);
  return { reached: ways.filter(Boolean).length, of: ways.length };
}

/** Killed mutants, out of those that run and that some realistic event separates. */
export function mutationScore(mutants: readonly MutantResult[]): Score {
  const counted = mutants.filter(countsInScore);
  return {
    reached: counted.filter(({ killedBy }) => killedBy !== null).length,
    of: counted.length,
  };
}

/** The same without suggested tests. */
export function ownMutationScore(mutants: readonly MutantResult[]): Score {
  const { of } = mutationScore(mutants);
  const own = mutants.filter(
    (mutant) => countsInScore(mutant) && mutant.killedBy !== null && !mutant.bySuggested,
  );
  return { reached: own.length, of };
}

function countsInScore({ killedBy, excluded }: MutantResult): boolean {
  return killedBy !== undefined && excluded === null;
}

/** The sum of scores. */
export function added(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, { reached, of }) => ({ reached: sum.reached + reached, of: sum.of + of }),
    { reached: 0, of: 0 },
  );
}

/** The percentage, truncated to one decimal so that only full coverage is 100; null if there is nothing to measure. */
export function percentOf({ reached, of }: Score): number | null {
  return of === 0 ? null : Math.floor((reached / of) * 1000) / 10;
}

/** A score as text, such as `3 of 4 (75%)`. */
export function scoreText(score: Score): string {
  const percent = percentOf(score);
  return percent === null ? 'nothing to measure' : `${score.reached} of ${score.of} (${percent}%)`;
}
