import { endOfLine, LINE_FEED } from '../records/record-cutter.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './marks.ts';

/** Whitespace and array separators: a file may be an array of events. */
export function isBetweenObjects(byte: number): boolean {
  return byte <= 0x20 || byte === COMMA || byte === OPEN_BRACKET || byte === CLOSE_BRACKET;
}

/** Finds the end of a JSON object: on one line, over several lines, or directly followed by the next object. */
export function endOfJson(bytes: Buffer, from: number, last: boolean): number {
  if (bytes[from] !== OPEN_BRACE) return endOfLine(bytes, from, last);
  const line = endOfObjectLine(bytes, from);
  if (line > 0) return line;
  const end = endOfObject(bytes, from);
  return end < 0 && last ? bytes.length : end;
}

/**
 * The usual case, found without reading each byte: a line that ends with `}` before a line that starts with `{`. In
 * JSON, this never occurs inside a value. A line may still have several objects.
 */
function endOfObjectLine(bytes: Buffer, from: number): number {
  const lineBreak = bytes.indexOf(LINE_FEED, from);
  if (lineBreak < 0) return -1;
  const before = bytes[lineBreak - 1] === 0x0d ? lineBreak - 2 : lineBreak - 1;
  return bytes[before] === CLOSE_BRACE && bytes[lineBreak + 1] === OPEN_BRACE ? lineBreak + 1 : -1;
}

/** The offset after the object that starts at `from`; -1 if it is incomplete. A malformed object ends with its line. */
export function endOfObject(bytes: Buffer, from: number): number {
  let depth = 0;
  let previous = COMMA;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20) continue;
    if (byte === QUOTE) {
      const end = endOfString(bytes, at);
      if (end < 0 || bytes[end] === LINE_FEED) return end < 0 ? -1 : end + 1;
      at = end;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (byte === OPEN_BRACE && !mayOpen(previous)) return at;
      depth += 1;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth <= 0) return at + 1;
    }
    previous = byte;
  }
  return -1;
}

/** A nested object starts after a comma, a colon or an opening bracket; otherwise the previous object was truncated. */
function mayOpen(previous: number): boolean {
  return previous === COMMA || previous === COLON || previous === OPEN_BRACKET;
}

/** The closing quote, or a newline, which a string must not contain; -1 if there is neither. */
function endOfString(bytes: Buffer, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE || byte === LINE_FEED) return at;
  }
  return -1;
}
