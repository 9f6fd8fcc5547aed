import { type Source, type Span, toSource } from '../base/source.ts';
import type { SearchDialect } from '../detect/compile-search.ts';
import { withParentheses } from '../spl/parentheses.ts';

/** A search as written, and with its macros expanded; spans of plans refer to the latter. */
export interface AuthorText {
  readonly written: Source;
  readonly expanded: Source;
  readonly dialect: SearchDialect;
}

/** The location of a part of the expanded search in the written search; text of a macro is at its call. */
export function writtenSpan({ written, expanded }: AuthorText, span: Span): Span {
  // Each end separately, because only one of them may be in a macro.
  const at = (offset: number) =>
    toSource({ source: expanded, start: offset, end: offset + 1 }, written);
  const { start } = at(span.start);
  const end = span.end > span.start ? at(span.end - 1).end : start;
  const blanks = /\s*$/.exec(written.text.slice(start, end))?.[0].length ?? 0;
  return withParentheses(written.text, { start, end: end - blanks });
}

/** The text of a span as its author wrote it. */
export function writtenText(text: AuthorText, span: Span): string {
  const { start, end } = writtenSpan(text, span);
  return text.written.text.slice(start, end);
}
