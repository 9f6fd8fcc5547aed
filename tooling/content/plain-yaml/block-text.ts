import type { ValuePlace } from './plain.ts';
import type { PlainText } from './plain-text.ts';

const HEADER = /[|>]-? *\n/y;

/** Reads a block scalar: `|` or `>`, with or without the line break at its end. */
export function readBlockText(text: PlainText, { key, column }: ValuePlace): unknown {
  const start = text.at;
  const header = text.match(HEADER);
  text.require(header !== undefined);
  text.at += header.length;
  const lines = linesOf(text, column);
  text.require(lines.length > 0);
  const value = header.startsWith('|') ? lines.join('\n') : foldedBlock(lines);
  const end = header[1] === '-' ? '' : '\n';
  const place = { start, end: text.at, key, style: 'block' } as const;
  text.toNext();
  return text.scalar(value + end, place);
}

/** The lines of the scalar without their indent, which that of the first line with text sets. */
function linesOf(text: PlainText, column: number): readonly string[] {
  const lines: string[] = [];
  let indent = -1;
  let count = 0;
  let widest = 0;
  let end = text.at;
  for (let at = text.at; at < text.text.length; at = text.lineEnd(at) + 1) {
    text.at = at;
    text.skipSpaces();
    const lineEnd = text.lineEnd();
    const spaces = text.at - at;
    const isBlank = text.at === lineEnd;
    if (!isBlank && spaces <= column) break;
    if (isBlank) widest = Math.max(widest, spaces);
    else {
      if (indent < 0) indent = spaces;
      text.require(spaces >= indent);
    }
    lines.push(isBlank ? '' : text.text.slice(at + indent, lineEnd));
    if (isBlank) continue;
    count = lines.length;
    end = Math.min(lineEnd + 1, text.text.length);
  }
  // Spaces of blank lines beyond the indent are text.
  text.require(widest <= Math.max(indent, 0));
  text.at = end;
  return lines.slice(0, count);
}

/** Breaks between lines are spaces, except around blank lines and deeper lines. */
function foldedBlock(lines: readonly string[]): string {
  // Blank lines at the start are all kept.
  const blank = lines.findIndex((line) => line !== '');
  let text = '\n'.repeat(blank);
  let between = '';
  let wasDeeper = false;
  for (const line of lines.slice(blank)) {
    if (line === '') {
      if (between === '\n') text += '\n';
      else between = '\n';
      continue;
    }
    const isDeeper = /^[ \t]/.test(line);
    if (isDeeper && between === ' ') between = '\n';
    else if (isDeeper && between === '\n' && !wasDeeper) between = '\n\n';
    text += between + line;
    between = isDeeper ? '\n' : ' ';
    wasDeeper = isDeeper;
  }
  return text;
}
