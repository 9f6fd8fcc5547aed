import { DAY_NAMES, MONTH_NAMES } from './names.ts';

/** The parts of a time that a text told. */
interface Parts {
  year?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour?: number;
  minute?: number;
  second?: number;
  fraction?: number;
  afternoon?: boolean;
  /** Minutes east of UTC. */
  zone?: number;
  epoch?: number;
}

/**
 * Reads an instant, in seconds since 1970, from a text in the format of Splunk's time variables (rule 89).
 * Without a zone it is UTC (rule 90). Undefined when the text does not fit, or names no day. Text behind
 * the format is ignored.
 */
export function strptime(text: string, format: string): number | undefined {
  const parts: Parts = {};
  let at = 0;
  for (const [token, literal] of tokensOf(format)) {
    const length = literal === undefined ? readToken(token, text.slice(at), parts) : literalLength(literal, text, at);
    if (length === undefined) return undefined;
    at += length;
  }
  return instantOf(parts);
}

function* tokensOf(format: string): Iterable<readonly [token: string, literal: string | undefined]> {
  for (const [found, token] of format.matchAll(/%\d?(:z|Ez|[A-Za-z%+])|[^%]+|%/g)) {
    if (token === undefined || token === '%') yield ['', token ?? found];
    else if (Object.hasOwn(COMPOUND, token)) yield* tokensOf(COMPOUND[token] ?? '');
    else yield [token, undefined];
  }
}

const COMPOUND: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  R: '%H:%M',
  c: '%a %b %e %H:%M:%S %Y',
  '+': '%a %b %e %H:%M:%S %Z %Y',
};

/** Blanks in a format stand for any number of blanks. */
function literalLength(literal: string, text: string, at: number): number | undefined {
  let position = at;
  for (const char of literal) {
    if (/\s/.test(char)) {
      while (/\s/.test(text[position] ?? '')) position += 1;
    } else if (text.startsWith(char, position)) position += char.length;
    else return undefined;
  }
  return position - at;
}

type Reader = readonly [pattern: RegExp, set: (parts: Parts, found: string) => void];

const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());
const readMonth: Reader = [
  new RegExp(`^(?:${MONTHS.join('|')}|${MONTHS.map((name) => name.slice(0, 3)).join('|')})`, 'i'),
  (parts, found) => {
    parts.month = MONTHS.findIndex((name) => name.startsWith(found.toLowerCase().slice(0, 3))) + 1;
  },
];
const readDayName: Reader = [
  new RegExp(`^(?:${DAY_NAMES.join('|')}|${DAY_NAMES.map((name) => name.slice(0, 3)).join('|')})`, 'i'),
  () => undefined,
];
const readFraction: Reader = [/^\d+/, (parts, found) => (parts.fraction = Number(`0.${found}`))];
const readZone: Reader = [
  /^(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4})/,
  (parts, found) => (parts.zone = zoneMinutes(found)),
];

const READERS: Readonly<Record<string, Reader>> = {
  Y: [/^\d{4}/, (parts, found) => (parts.year = Number(found))],
  y: [/^\d{2}/, (parts, found) => (parts.year = Number(found) + (Number(found) < 69 ? 2000 : 1900))],
  m: [/^\d{1,2}/, (parts, found) => (parts.month = Number(found))],
  d: [/^\s?\d{1,2}/, (parts, found) => (parts.day = Number(found))],
  e: [/^\s?\d{1,2}/, (parts, found) => (parts.day = Number(found))],
  j: [/^\d{1,3}/, (parts, found) => (parts.dayOfYear = Number(found))],
  H: [/^\s?\d{1,2}/, (parts, found) => (parts.hour = Number(found))],
  k: [/^\s?\d{1,2}/, (parts, found) => (parts.hour = Number(found))],
  I: [/^\s?\d{1,2}/, (parts, found) => (parts.hour = Number(found))],
  l: [/^\s?\d{1,2}/, (parts, found) => (parts.hour = Number(found))],
  M: [/^\d{1,2}/, (parts, found) => (parts.minute = Number(found))],
  S: [/^\d{1,2}/, (parts, found) => (parts.second = Number(found))],
  p: [/^[ap]\.?m\.?/i, (parts, found) => (parts.afternoon = /^p/i.test(found))],
  b: readMonth,
  B: readMonth,
  h: readMonth,
  a: readDayName,
  A: readDayName,
  N: readFraction,
  Q: readFraction,
  f: readFraction,
  s: [/^\d+/, (parts, found) => (parts.epoch = Number(found))],
  z: readZone,
  Z: readZone,
  ':z': readZone,
  Ez: readZone,
  n: [/^\s*/, () => undefined],
  t: [/^\s*/, () => undefined],
  w: [/^\d/, () => undefined],
  u: [/^\d/, () => undefined],
  U: [/^\d{1,2}/, () => undefined],
  V: [/^\d{1,2}/, () => undefined],
};

function readToken(token: string, text: string, parts: Parts): number | undefined {
  const reader = Object.hasOwn(READERS, token) ? READERS[token] : undefined;
  const found = reader?.[0].exec(text)?.[0];
  if (reader === undefined || found === undefined) return undefined;
  reader[1](parts, found.trim());
  return found.length;
}

const ZONES: Readonly<Record<string, number>> = { EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, CET: 60, CEST: 120 };

function zoneMinutes(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  if (hours === undefined) return ZONES[text] ?? 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function instantOf(parts: Parts): number | undefined {
  const { epoch, fraction = 0, zone = 0, year = 1970, month = 1, day, dayOfYear } = parts;
  if (epoch !== undefined) return epoch + fraction;
  if (day === undefined && dayOfYear === undefined) return undefined;
  if (!isInRange(parts)) return undefined;
  const midnight =
    dayOfYear === undefined ? Date.UTC(year, month - 1, day) : Date.UTC(year, 0, dayOfYear);
  const { minute = 0, second = 0 } = parts;
  return midnight / 1000 + hourOf(parts) * 3600 + (minute - zone) * 60 + second + fraction;
}

function hourOf({ hour = 0, afternoon }: Parts): number {
  return afternoon === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0);
}

function isInRange({ year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 }: Parts): boolean {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last && hour <= 24 && minute <= 59 && second <= 61;
}
