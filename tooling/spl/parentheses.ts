import type { Span } from '../base/source.ts';

/** Extends the span of a node to include the parentheses that it begins or ends in. */
export function withParentheses(text: string, { start, end }: Span): Span {
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
  // Quoted strings and escaped characters are skipped.
  for (const [char] of text.matchAll(/"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[()]/g)) {
    if (char === '(') unclosed += 1;
    else if (char !== ')') continue;
    else if (unclosed > 0) unclosed -= 1;
    else unopened += 1;
  }
  return { unopened, unclosed };
}
