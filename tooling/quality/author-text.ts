import { type Source, type Span, toSource } from '../base/source.ts';
import type { Dialect } from '../functions/by-id.ts';
import { withParentheses } from '../spl/parentheses.ts';

/** A search as its author wrote it, and the same with its macros expanded: what plans point into. */
export interface AuthorText {
  readonly written: Source;
  readonly expanded: Source;
  readonly dialect: Dialect;
}

/** Where a part of the expanded search stands in what the author wrote; a macro's text stands where it is called. */
export function writtenSpan({ written, expanded }: AuthorText, span: Span): Span {
  // Each end for itself: either may come from a macro, where the other does not.
  const at = (offset: number) =>
    toSource({ source: expanded, start: offset, end: offset + 1 }, written);
  const { start } = at(span.start);
  const end = span.end > span.start ? at(span.end - 1).end : start;
  const blanks = /\s*$/.exec(written.text.slice(start, end))?.[0].length ?? 0;
  return withParentheses(written.text, { start, end: end - blanks });
}

export function writtenText(text: AuthorText, span: Span): string {
  const { start, end } = writtenSpan(text, span);
  return text.written.text.slice(start, end);
}
