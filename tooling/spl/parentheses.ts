import type { Span } from '../base/source.ts';

/** A node that begins or ends with parentheses has a span that leaves them half out: this takes them in whole. */
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
  // Quoted texts and escaped characters are passed over.
  for (const [char] of text.matchAll(/"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[()]/g)) {
    if (char === '(') unclosed += 1;
    else if (char !== ')') continue;
    else if (unclosed > 0) unclosed -= 1;
    else unopened += 1;
  }
  return { unopened, unclosed };
}
