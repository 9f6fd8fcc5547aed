import { type CharSet, charSet, complement, ignoringCase, noChar, union } from './char-set.ts';
import type { Cursor } from './cursor.ts';
import { readCharEscape, readClassEscape } from './escapes.ts';
import { posixClass } from './posix-class.ts';

/**
 * Reads a class after its `[`. A `]` in first position is a character.
 *
 * ```
 * class : "[" "^"? "]"? item* "]"
 * item  : "[:" "^"? name ":]" | char ("-" char)? | "\d" | "\Q" text "\E"
 * ```
 */
export function readClass(cursor: Cursor): CharSet {
  const negated = cursor.eat('^');
  const sets = cursor.eat(']') ? [rangeFrom(cursor, charSet(93))] : [];
  while (!cursor.eat(']')) {
    if (cursor.atEnd) {
      cursor.fail('character class "[" is not closed');
      return noChar;
    }
    sets.push(readItem(cursor));
  }
  const set = cursor.flags.ignoreCase ? ignoringCase(union(...sets)) : union(...sets);
  return negated ? complement(set) : set;
}

function readItem(cursor: Cursor): CharSet {
  if (cursor.eat('\\Q')) return readQuoted(cursor);
  if (cursor.eat('\\E')) return noChar;
  const posix = cursor.eatMatch(/\[([:.=])(\^?)([A-Za-z]*)\1\]/y);
  if (posix !== undefined) return readPosix(cursor, posix);
  if (!cursor.eat('\\')) return rangeFrom(cursor, charSet(cursor.take()));
  const set = readClassEscape(cursor);
  return set ?? rangeFrom(cursor, readEscapedChar(cursor));
}

function readQuoted(cursor: Cursor): CharSet {
  const end = cursor.pattern.indexOf('\\E', cursor.position);
  const stop = end < 0 ? cursor.pattern.length : end;
  const text = cursor.pattern.slice(cursor.position, stop);
  cursor.position = end < 0 ? stop : stop + 2;
  return charSet(...Array.from(text, (char) => char.codePointAt(0) ?? 0));
}

function readPosix(cursor: Cursor, [, kind, caret, name = '']: RegExpExecArray): CharSet {
  const set = kind === ':' ? posixClass(name) : undefined;
  if (set === undefined) cursor.fail(`"[${kind}${name}${kind}]" is not a POSIX character class`);
  return caret === '^' ? complement(set ?? noChar) : (set ?? noChar);
}

function readEscapedChar(cursor: Cursor): CharSet {
  return cursor.eat('b') ? charSet(8) : readCharEscape(cursor);
}

/** A hyphen means a range only between two single characters. */
function rangeFrom(cursor: Cursor, low: CharSet): CharSet {
  if (!cursor.looksAt('-') || cursor.looksAt('-]')) return low;
  const start = cursor.position;
  cursor.eat('-');
  const high = readRangeEnd(cursor);
  if (high === undefined) {
    cursor.position = start;
    return low;
  }
  const [first = 0] = low;
  const [last = 0] = high;
  if (last < first) cursor.fail('a range in a character class ends before it starts');
  return [first, last];
}

function readRangeEnd(cursor: Cursor): CharSet | undefined {
  if (cursor.atEnd || /\[[:.=]/y.test(cursor.pattern.slice(cursor.position))) return undefined;
  if (!cursor.eat('\\')) return charSet(cursor.take());
  return readClassEscape(cursor) === undefined ? readEscapedChar(cursor) : undefined;
}
