import { oneLine, pictured } from './inert.ts';
import { lineText, positionAt } from './position.ts';
import { type SourceSpan, toFile } from './source.ts';

const WIDTH = 84;
const BEFORE = 42;

/** The location in the file with its line, truncated if it is long, and a marker below it. */
export function codeFrame(span: SourceSpan): string {
  const inFile = toFile(span);
  // Problems of a whole file, or of an unreadable file, have no line to show.
  if (inFile.source.text === '') return ` --> ${oneLine(inFile.source.name)}`;
  const { line, column } = positionAt(inFile.source, inFile.start);
  const end = positionAt(inFile.source, inFile.end);
  const text = pictured(lineText(inFile.source, line).replaceAll('\t', ' '));
  const endColumn = end.line === line ? end.column : text.length + 1;
  const { shown, offset } = windowed(text, column - 1);
  const length = Math.max(1, Math.min(endColumn - column, shown.length - (column - 1 - offset)));
  const gutter = ' '.repeat(String(line).length);
  return [
    `${gutter}--> ${oneLine(inFile.source.name)}:${line}:${column}`,
    `${gutter} |`,
    `${line} | ${shown}`,
    `${gutter} | ${' '.repeat(column - 1 - offset)}${'^'.repeat(length)}`,
  ].join('\n');
}

/** Truncates a long line around the location; `offset` is the column of its first character. */
function windowed(text: string, at: number): { shown: string; offset: number } {
  if (text.length <= WIDTH) return { shown: text, offset: 0 };
  const start = Math.max(0, Math.min(at - BEFORE, text.length - WIDTH));
  const end = Math.min(text.length, start + WIDTH);
  const head = start > 0 ? '…' : '';
  const tail = end < text.length ? '…' : '';
  const shown = head + text.slice(start + head.length, end - tail.length) + tail;
  return { shown, offset: start };
}
