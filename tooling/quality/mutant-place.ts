import { type AuthorText, writtenSpan } from './author-text.ts';
import { type Clause, leavesOf } from './clause.ts';
import type { Decision } from './decision.ts';
import type { Mutant } from './mutant.ts';

/** A single condition and the decision that it is part of. */
export interface ClausePlace {
  readonly decision: Decision;
  readonly clause: Clause;
}

/** The single condition that a mutant changes: of several, the shortest one. */
export function placeOf(
  { span }: Mutant,
  text: AuthorText,
  decisions: readonly Decision[],
): ClausePlace | undefined {
  const places = decisions.flatMap((decision) =>
    [...leavesOf(decision.root)].map((clause) => {
      const { start, end } = writtenSpan(text, clause.span);
      return { decision, clause, start, end };
    }),
  );
  const changed = places.filter(({ start, end }) => start < span.end && span.start < end);
  const [best] = changed.sort((a, b) => a.end - a.start - (b.end - b.start));
  return best;
}
