import type { ValuePlace } from './plain.ts';
import { resolved } from './plain.ts';
import type { PlainText } from './plain-text.ts';
import { unquoted } from './quoted.ts';

const EMPTY_MAPPING = /\{ *\}/y;
const ITEM = /[\w~./$\\(][^\n\t,[\]{}:#"']*|"[^"\\\n\t]*"|'[^'\n\t]*'/y;

/** Reads a list in brackets on one line, with words or quoted texts, or an empty mapping. */
export function readFlow(text: PlainText, { key }: ValuePlace): unknown {
  const row = text.rows.open(text.at, key);
  const data = text.text[text.at] === '{' ? emptyMapping(text) : list(text);
  text.rows.close(row, text.at);
  text.endValue();
  return data;
}

function emptyMapping(text: PlainText): unknown {
  const found = text.match(EMPTY_MAPPING);
  text.require(found !== undefined);
  text.at += found.length;
  return {};
}

function list(text: PlainText): unknown {
  const items: unknown[] = [];
  text.at += 1;
  text.skipSpaces();
  while (text.text[text.at] !== ']') {
    items.push(item(text));
    text.skipSpaces();
    if (text.text[text.at] === ']') break;
    text.require(text.text[text.at] === ',');
    text.at += 1;
    text.skipSpaces();
    text.require(text.text[text.at] !== ']');
  }
  text.at += 1;
  return items;
}

function item(text: PlainText): unknown {
  const found = text.match(ITEM);
  text.require(found !== undefined);
  const isQuoted = /^["']/.test(found);
  const written = isQuoted ? found : found.replace(/(?<! ) +$/, '');
  const start = text.at;
  const end = start + written.length;
  text.at = end;
  const style = written.startsWith('"') ? 'double' : isQuoted ? 'single' : 'plain';
  const value = isQuoted ? unquoted(text, written) : resolved(written);
  return text.scalar(value, { start, end, key: undefined, style });
}
