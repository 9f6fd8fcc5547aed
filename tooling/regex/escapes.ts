import {
  type CharSet,
  charSet,
  complement,
  digits,
  horizontalSpaces,
  noChar,
  spaces,
  verticalSpaces,
  wordChars,
} from './char-set.ts';
import type { Cursor } from './cursor.ts';
import { posixClass } from './posix-class.ts';
import { unicodeProperty } from './unicode-property.ts';

const CLASSES: Readonly<Record<string, CharSet>> = {
  d: digits,
  D: complement(digits),
  w: wordChars,
  W: complement(wordChars),
  s: spaces,
  S: complement(spaces),
  h: horizontalSpaces,
  H: complement(horizontalSpaces),
  v: verticalSpaces,
  V: complement(verticalSpaces),
};

const CONTROLS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

/** Reads the text after a backslash as a character class: `\d`, `\p{L}`. */
export function readClassEscape(cursor: Cursor): CharSet | undefined {
  const [, letter = ''] = cursor.eatMatch(/([dDwWsShHvV])/y) ?? [];
  if (letter !== '') return CLASSES[letter];
  const property = cursor.eatMatch(/([pP])(?:\{(\^?)([^}]+)\}|([A-Z]))/y);
  return property === undefined ? undefined : readProperty(cursor, property);
}

function readProperty(cursor: Cursor, match: RegExpExecArray): CharSet {
  const [, letter, caret, braced, single] = match;
  const name = braced ?? single ?? '';
  const set = posixClass(name.toLowerCase()) ?? unicodeProperty(name);
  if (set === undefined) cursor.fail(`"${name}" is not a Unicode property`);
  const negated = (letter === 'P') !== (caret === '^');
  return negated ? complement(set ?? noChar) : (set ?? noChar);
}

/** Reads the text after a backslash as one character. Reports unknown escapes. */
export function readCharEscape(cursor: Cursor): CharSet {
  const code = readNumericEscape(cursor) ?? readNamedEscape(cursor);
  return charSet(code);
}

const NUMERIC: readonly (readonly [RegExp, radix: number])[] = [
  [/x\{([0-9a-fA-F]+)\}/y, 16],
  [/x([0-9a-fA-F]{0,2})/y, 16],
  [/u\{([0-9a-fA-F]+)\}/y, 16],
  [/u([0-9a-fA-F]{4})/y, 16],
  [/o\{([0-7]+)\}/y, 8],
  [/(0[0-7]{0,2}|[0-7]{1,3})/y, 8],
];

function readNumericEscape(cursor: Cursor): number | undefined {
  for (const [form, radix] of NUMERIC) {
    const match = cursor.eatMatch(form);
    if (match === undefined) continue;
    const code = Number.parseInt(match[1] || '0', radix);
    if (code > 0x10ffff) cursor.fail(`"\\${match[0]}" is beyond the last Unicode character`);
    return code > 0x10ffff ? 0 : code;
  }
  return undefined;
}

function readNamedEscape(cursor: Cursor): number {
  const [, control] = cursor.eatMatch(/c([\x20-\x7e])/y) ?? [];
  if (control !== undefined) return control.toUpperCase().charCodeAt(0) ^ 64;
  if (cursor.atEnd) cursor.fail('the pattern ends with a backslash');
  const code = cursor.take();
  const text = String.fromCodePoint(code);
  if (/[A-Za-z0-9]/.test(text) && CONTROLS[text] === undefined) {
    cursor.fail(`"\\${text}" is not a known escape`);
  }
  return CONTROLS[text] ?? code;
}
