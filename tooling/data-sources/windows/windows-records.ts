import { endOfLine, LINE_FEED } from '../records/record-cutter.ts';

const EVENT_START = Buffer.from('<Event');
/** The end of `</Event>`, from its rarest letter on: a search for `<` would stop at every tag. */
const EVENT_END = Buffer.from('vent>');
const BEFORE_EVENT_END = Buffer.from('</E');
const LINE_EVENT_START = Buffer.from('\n<Event');
const LOG_NAME = Buffer.from('\nLogName=');

/**
 * Finds the end of a Windows event, in XML or in the classic format; one file may have both. Values contain raw
 * newlines, so XML only ends at `</Event>`, and a classic event where the next event begins.
 */
export function endOfWindowsEvent(bytes: Buffer, from: number, last: boolean): number {
  const start = bytes[from] ?? 0;
  if (start === LESS) return endOfMarkup(bytes, from, last);
  if (isDigit(start)) return endOfClassic(bytes, from, last);
  return endOfPrefixed(bytes, from, last);
}

/** Whitespace, and the quotes and commas that exports leave around events. */
export function isBetweenEvents(byte: number): boolean {
  return byte <= 0x20 || byte === QUOTE || byte === COMMA;
}

const LESS = 0x3c;
const QUOTE = 0x22;
const COMMA = 0x2c;
const GREATER = 0x3e;

function endOfMarkup(bytes: Buffer, from: number, last: boolean): number {
  if (bytes.length - from <= EVENT_START.length && !last) return -1;
  if (isEventStart(bytes, from)) return endOfXml(bytes, from, last);
  // `<13>`, the priority of a syslog header.
  if (isDigit(bytes[from + 1] ?? 0)) return endOfPrefixed(bytes, from, last);
  // `<?xml …?>`, `<Events>`, `</Events>`: around the events.
  const close = bytes.indexOf(GREATER, from);
  if (close >= 0) return close + 1;
  return last ? bytes.length : -1;
}

function isEventStart(bytes: Buffer, from: number): boolean {
  const after = bytes[from + EVENT_START.length] ?? GREATER;
  if (after > 0x20 && after !== GREATER) return false;
  return isAt(bytes, EVENT_START, from);
}

function isAt(bytes: Buffer, expected: Buffer, at: number): boolean {
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected[index]) return false;
  }
  return true;
}

function endOfXml(bytes: Buffer, from: number, last: boolean): number {
  for (let at = bytes.indexOf(EVENT_END, from); at >= 0; at = bytes.indexOf(EVENT_END, at + 1)) {
    if (isAt(bytes, BEFORE_EVENT_END, at - BEFORE_EVENT_END.length)) return at + EVENT_END.length;
  }
  return last ? bytes.length : -1;
}

/** A line such as `Aug 9 10:42:47 host sysmon: <Event>…</Event>`: the syslog header is part of the record. */
function endOfPrefixed(bytes: Buffer, from: number, last: boolean): number {
  const end = endOfLine(bytes, from, last);
  if (end < 0) return -1;
  const event = bytes.subarray(from, end).indexOf(EVENT_START);
  return event < 0 ? end : endOfXml(bytes, from, last);
}

function endOfClassic(bytes: Buffer, from: number, last: boolean): number {
  const own = bytes.indexOf(LINE_FEED, from);
  if (!last && (own < 0 || bytes.length - own < LOG_NAME.length)) return -1;
  if (own < 0 || !isAt(bytes, LOG_NAME, own)) return endOfLine(bytes, from, last);
  const next = startOfNextClassic(bytes, own + LOG_NAME.length);
  const limit = next < 0 ? bytes.length : next;
  const xml = startOfNextXml(bytes.subarray(own, limit));
  if (xml >= 0) return own + xml;
  return next < 0 && !last ? -1 : limit;
}

/** A message may contain a line that starts with `<EventData>`. */
function startOfNextXml(bytes: Buffer): number {
  for (
    let at = bytes.indexOf(LINE_EVENT_START);
    at >= 0;
    at = bytes.indexOf(LINE_EVENT_START, at + 1)
  ) {
    const hasNext = at + LINE_EVENT_START.length < bytes.length;
    if (hasNext && isEventStart(bytes, at + 1)) return at + 1;
  }
  return -1;
}

/** The start of the date line before the next `LogName=`; a message may contain such a line without a date. */
function startOfNextClassic(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(LOG_NAME, from); at >= 0; at = bytes.indexOf(LOG_NAME, at + 1)) {
    const line = bytes.lastIndexOf(LINE_FEED, at - 1) + 1;
    if (line > from && DATE_LINE.test(bytes.toString('latin1', line, at))) return line;
  }
  return -1;
}

/** `09/15/2020 11:48:27 PM`; some exports use 24 hours, or add milliseconds. */
export const DATE_LINE = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}:\d{2}(\.\d+)?( [AP]M)?\r?$/;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
