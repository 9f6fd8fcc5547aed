import type { Span } from '../../base/source.ts';
import { readBlockText } from './block-text.ts';
import { readFlow } from './flow.ts';
import { readPlain, resolved, type ValuePlace } from './plain.ts';
import type { PlainText } from './plain-text.ts';
import { readQuoted, unquoted } from './quoted.ts';

/** Deeper collections are left to the parser, which limits them. */
const MOST_LEVELS = 50;

/** Reads the block collection that starts here. */
export function readCollection(text: PlainText, key?: Span, level = 0): unknown {
  text.require(level < MOST_LEVELS);
  return isDash(text) ? sequence(text, key, level) : mapping(text, key, level);
}

const DASH = /-(?=[ \n]|$)/y;

function isDash(text: PlainText): boolean {
  return text.match(DASH) !== undefined;
}

/** A key and its colon. A plain key starts with no indicator, and no mark of a merge conflict. */
const KEY = /(?:[^\s\-?:,[\]{}#&*!|<>'"%@`][^\n\t]*?|"[^"\\\n\t]*"|'[^'\n\t]*'):(?=[ \n]|$)/y;

function mapping(text: PlainText, at: Span | undefined, level: number): unknown {
  const { column } = text;
  const data: Record<string, unknown> = {};
  const row = text.rows.open(text.at, at);
  do {
    const { name, key } = keyOf(text);
    text.require(name !== '__proto__' && !Object.hasOwn(data, name));
    data[name] = valueAfter(text, { key, column, level });
  } while (text.column === column && !isDash(text));
  text.require(text.column < column);
  text.rows.close(row, text.nodeEnd);
  return data;
}

interface Key {
  readonly name: string;
  readonly key: Span;
}

function keyOf(text: PlainText): Key {
  const found = text.match(KEY);
  text.require(found !== undefined);
  const written = found.slice(0, -1);
  const key = { start: text.at, end: text.at + written.length };
  text.at += found.length;
  if (/^["']/.test(written)) return { name: unquoted(text, written), key };
  text.require(!written.endsWith(' ') && !written.includes(' #'));
  const name = resolved(written);
  text.require(typeof name === 'string');
  return { name, key };
}

interface Place extends ValuePlace {
  readonly level: number;
}

/** The value after a colon: on the same line, or below it. */
function valueAfter(
  text: PlainText,
  { key, column, level }: Place & { readonly key: Span },
): unknown {
  text.skipSpaces();
  if (text.at !== text.lineEnd() && text.text[text.at] !== '#')
    return valueHere(text, { key, column });
  return below(text, { key, column, level });
}

/** The value below a key or dash; null if there is none. A list may be as deep as its key. */
function below(text: PlainText, { key, column, level }: Place): unknown {
  const empty = text.at;
  text.at = text.lineEnd() + 1;
  const isCommented = text.toContent() >= 0 || text.text[empty] === '#';
  if (text.column > column || (text.column === column && key !== undefined && isDash(text)))
    return nested(text, { key, column, level });
  text.require(!isCommented);
  text.nodeEnd = empty;
  return text.scalar(null, { start: empty, end: empty, key, style: 'plain' });
}

function nested(text: PlainText, { key, column, level }: Place): unknown {
  if (isDash(text) || text.match(KEY) !== undefined) return readCollection(text, key, level + 1);
  return valueHere(text, { key, column });
}

function sequence(text: PlainText, key: Span | undefined, level: number): unknown {
  const { column } = text;
  const data: unknown[] = [];
  const row = text.rows.open(text.at, key);
  do data.push(itemOf(text, column, level));
  while (text.column === column && isDash(text));
  // A list as deep as its key is followed by the next key.
  text.require(text.column <= column);
  text.rows.close(row, text.nodeEnd);
  return data;
}

function itemOf(text: PlainText, column: number, level: number): unknown {
  const dash = text.at;
  text.at += 1;
  text.skipSpaces();
  if (text.at === text.lineEnd()) return below(text, { column, level });
  text.require(!isDash(text));
  if (text.match(KEY) === undefined) return valueHere(text, { column });
  text.column = column + text.at - dash;
  return readCollection(text, undefined, level + 1);
}

/** The scalar or flow collection that starts here. */
function valueHere(text: PlainText, place: ValuePlace): unknown {
  switch (text.text[text.at]) {
    case '"':
    case "'":
      return readQuoted(text, place);
    case '|':
    case '>':
      return readBlockText(text, place);
    case '[':
    case '{':
      return readFlow(text, place);
    default:
      return readPlain(text, place);
  }
}
