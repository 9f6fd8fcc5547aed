import type { SourceSpan } from '../base/source.ts';

/**
 * The line of a list item that is alone on it, including the line break: the range to delete to remove the item.
 */
export function wholeLine({ source, start, end }: SourceSpan): SourceSpan | undefined {
  const lineStart = source.text.lastIndexOf('\n', start) + 1;
  const lineEnd = source.text.indexOf('\n', end);
  const isAlone =
    lineEnd >= 0 &&
    /^\s*-\s+$/.test(source.text.slice(lineStart, start)) &&
    source.text.slice(end, lineEnd).trim() === '';
  return isAlone ? { source, start: lineStart, end: lineEnd + 1 } : undefined;
}
