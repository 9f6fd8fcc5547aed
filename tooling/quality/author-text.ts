import { type Source, type Span, toSource } from '../base/source.ts';

/** A search as its author wrote it, and the same with its macros expanded: what plans point into. */
export interface AuthorText {
  readonly written: Source;
  readonly expanded: Source;
}

/** Where a part of the expanded search stands in what the author wrote; a macro's text stands where it is called. */
export function writtenSpan({ written, expanded }: AuthorText, span: Span): Span {
  // Each end for itself: either may come from a macro, where the other does not.
  const at = (offset: number) =>
    toSource({ source: expanded, start: offset, end: offset + 1 }, written);
  const { start } = at(span.start);
  const end = span.end > span.start ? at(span.end - 1).end : start;
  const blanks = /\s*$/.exec(written.text.slice(start, end))?.[0].length ?? 0;
  return balanced(written.text, { start, end: end - blanks });
}

export function writtenText(text: AuthorText, span: Span): string {
  const { start, end } = writtenSpan(text, span);
  return text.written.text.slice(start, end);
}

/** A node that begins or ends with parentheses has a span that leaves them half out: this takes them in whole. */
function balanced(text: string, { start, end }: Span): Span {
  const { unopened, unclosed } = parentheses(text.slice(start, end));
  let from = start;
  for (let left = unopened; left > 0 && from > 0; ) {
    from -= 1;
    if (text[from] === '(') left -= 1;
  }
  let to = end;
  for (let left = unclosed; left > 0 && to < text.length; to += 1) if (text[to] === ')') left -= 1;
  return { start: from, end: to };
}

function parentheses(text: string): { unopened: number; unclosed: number } {
  let unopened = 0;
  let unclosed = 0;
  // Quoted texts and escaped characters are passed over.
  for (const [char] of text.matchAll(/"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[()]/g)) {
    if (char === '(') unclosed += 1;
    else if (char !== ')') continue;
    else if (unclosed > 0) unclosed -= 1;
    else unopened += 1;
  }
  return { unopened, unclosed };
}
