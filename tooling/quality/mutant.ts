import type { Span } from '../base/source.ts';
import type { AuthorText } from './author-text.ts';

/** The change that a mutant makes. */
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

/** A small change of a search that its tests should detect: a replacement of a part of the written search. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly span: Span;
  readonly newText: string;
}

/** The search with the mutant's text; a space is inserted where words would be joined. */
export function mutatedText({ span, newText }: Mutant, { written }: AuthorText): string {
  const before = written.text.slice(0, span.start);
  const after = written.text.slice(span.end);
  return before + blankBetween(before, newText) + newText + blankBetween(newText, after) + after;
}

function blankBetween(first: string, second: string): string {
  return /\w$/.test(first) && /^\w/.test(second) ? ' ' : '';
}
