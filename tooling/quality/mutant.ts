import type { Span } from '../base/source.ts';
import type { AuthorText } from './author-text.ts';

/** What a mutant does to the search. */
export type MutantKind =
  | 'drop-condition'
  | 'negate-condition'
  | 'and-to-or'
  | 'drop-member'
  | 'widen-literal'
  | 'move-threshold'
  | 'flip-comparison'
  | 'drop-arm'
  | 'drop-macro';

/** A small change of a search that its tests should notice: other text in place of a stretch of what the author wrote. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly span: Span;
  readonly newText: string;
}

/** The search with the mutant's text in its place; words that would run together get a blank. */
export function mutatedText({ span, newText }: Mutant, { written }: AuthorText): string {
  const before = written.text.slice(0, span.start);
  const after = written.text.slice(span.end);
  return before + blankBetween(before, newText) + newText + blankBetween(newText, after) + after;
}

function blankBetween(first: string, second: string): string {
  return /\w$/.test(first) && /^\w/.test(second) ? ' ' : '';
}
