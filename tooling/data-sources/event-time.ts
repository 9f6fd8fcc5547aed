/**
 * Seconds since 1970 of a time such as `2022-08-31T19:18:42.164939400Z`, `2020-08-01 05:46:46` or with an offset;
 * with up to microseconds. Times without a zone are UTC. Undefined for anything else.
 */
export function isoTime(text: string, from = 0): number | undefined {
  const year = digits(text, from, 4);
  const month = digits(text, from + 5, 2);
  const day = digits(text, from + 8, 2);
  const hour = digits(text, from + 11, 2);
  const minute = digits(text, from + 14, 2);
  const second = digits(text, from + 17, 2);
  const whole = secondsOf({ year, month, day, hour, minute, second });
  if (Number.isNaN(whole) || !hasIsoMarks(text, from)) return undefined;
  const zoneAt = endOfFraction(text, from + 19);
  return whole - offsetSeconds(text, zoneAt) + fraction(text, from + 19, zoneAt);
}

/** Seconds since 1970; NaN if a part is not a number or out of range. */
export function secondsOf(date: DateParts): number {
  const { year, month, day, hour, minute, second } = date;
  if (month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  return daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
}

/** A calendar date and a time of the day, in UTC. */
export interface DateParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The number of a month from 1 by its English name or the first three letters; NaN for another word. */
export function monthNumber(name: string): number {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? Number.NaN : index + 1;
}

/** The civil calendar as arithmetic: much faster than a Date per event. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function hasIsoMarks(text: string, from: number): boolean {
  const between = text[from + 10];
  return text[from + 4] === '-' && text[from + 13] === ':' && (between === 'T' || between === ' ');
}

function endOfFraction(text: string, from: number): number {
  if (text[from] !== '.' && text[from] !== ',') return from;
  let at = from + 1;
  while (!Number.isNaN(digits(text, at, 1))) at += 1;
  return at;
}

/** At most six digits: like Splunk, a double stores seconds with microseconds. */
function fraction(text: string, from: number, end: number): number {
  const count = Math.min(6, end - from - 1);
  return count <= 0 ? 0 : digits(text, from + 1, count) / 10 ** count;
}

const OFFSET = / ?([+-])(\d{2}):?(\d{2})/y;

function offsetSeconds(text: string, at: number): number {
  const mark = text.charCodeAt(at);
  if (mark !== 0x2b && mark !== 0x2d && mark !== 0x20) return 0;
  OFFSET.lastIndex = at;
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -seconds : seconds;
}
