import { folded } from './folded.ts';
import type { ValuePlace } from './plain.ts';
import type { PlainText } from './plain-text.ts';

/** Reads a scalar in quotes. */
export function readQuoted(text: PlainText, { key, column }: ValuePlace): unknown {
  const start = text.at;
  const isSingle = text.text[start] === "'";
  const end = isSingle ? singleEnd(text) : doubleEnd(text);
  const written = text.text.slice(start, end);
  text.require(!written.includes('\t'));
  text.require(linesOf(written).every((line) => line === '' || indentOf(line) > column));
  const value = unquoted(text, written);
  text.at = end;
  text.endValue();
  return text.scalar(value, { start, end, key, style: isSingle ? 'single' : 'double' });
}

/** The offset after the closing quote: the next one that is not written twice. */
function singleEnd(text: PlainText): number {
  let end = text.text.indexOf("'", text.at + 1);
  while (text.code(end + 1) === QUOTE) end = text.text.indexOf("'", end + 2);
  text.require(end > 0);
  return end + 1;
}

const QUOTE = 39;
const BACKSLASH = 92;

/** The offset after the closing quote: the next one without an odd number of backslashes before it. */
function doubleEnd(text: PlainText): number {
  let end = text.at;
  let escapes = 1;
  while (escapes % 2 === 1) {
    end = text.text.indexOf('"', end + 1);
    text.require(end > 0);
    escapes = 0;
    while (text.code(end - 1 - escapes) === BACKSLASH) escapes += 1;
  }
  return end + 1;
}

/** The lines below the first one; of those with spaces only, the one with the closing quote has an indent too. */
function linesOf(written: string): readonly string[] {
  const [, ...below] = written.split('\n');
  return below.map((line) => (/^ +$/.test(line) ? '' : line));
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** The text of a scalar in quotes. */
export function unquoted(text: PlainText, written: string): string {
  const inside = withoutBreaks(written.slice(1, -1));
  if (written.startsWith("'")) return inside.replaceAll("''", "'");
  return inside.replace(/\\(.)/gs, (_, letter: string) => {
    const meant = ESCAPES[letter];
    text.require(meant !== undefined);
    return meant;
  });
}

/** Escapes of code points are left to the parser. */
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  n: '\n',
  t: '\t',
  r: '\r',
};

function withoutBreaks(inside: string): string {
  if (!inside.includes('\n')) return inside;
  const lines = inside.split('\n');
  return folded(
    lines.map((line, index) => {
      const trimmed = index === 0 ? line : line.replace(/^ +/, '');
      return index === lines.length - 1 ? trimmed : trimmed.replace(/(?<! ) +$/, '');
    }),
  );
}
