import { COMPOSED } from './composed-directives.ts';
import { MONTHS, WEEKDAYS } from './names.ts';
import { fromZone } from './zone.ts';

/**
 * Parses a time in a format, in the zone (or UTC) unless the text has an offset (rules 89, 90): seconds since 1970, or
 * undefined. The format must include the day; a missing year is that of `now`.
 */
export function strptime(
  text: string,
  format: string,
  { now = 0, zone }: StrptimeOptions = {},
): number | undefined {
  const parts: Parts = {};
  let position = 0;
  for (const directive of directivesOf(format)) {
    const end = readDirective(text, position, directive, parts);
    if (end === undefined) return undefined;
    position = end;
  }
  return secondsOf(parts, now, zone);
}

/** The time zone and the current time of a conversion. */
export interface StrptimeOptions {
  /** Provides the year if the text has none. */
  readonly now?: number;
  readonly zone?: string | undefined;
}

interface Parts {
  epoch?: number;
  year?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour?: number;
  minute?: number;
  second?: number;
  fraction?: number;
  afternoon?: boolean;
  offset?: number;
}

/** `%Y`, `%3N`, a point before `%N`, a run of spaces, or one character. */
function directivesOf(format: string): readonly string[] {
  const spelt = format.replace(/%([TXRrFDxc+])/g, (text, token: string) => COMPOSED[token] ?? text);
  return spelt.match(/[.,]?%\d*[NQf]|%:{0,2}z|%Ez|%.|\s+|[\s\S]/gu) ?? [];
}

/** The offset of the text after a directive; undefined if it does not match. */
function readDirective(
  text: string,
  position: number,
  directive: string,
  parts: Parts,
): number | undefined {
  const reader = readerOf(directive);
  if (reader === undefined) {
    return text.startsWith(directive, position) ? position + directive.length : undefined;
  }
  reader.form.lastIndex = position;
  const match = reader.form.exec(text);
  if (match === null || reader.read?.(match[1] ?? '', parts) === false) return undefined;
  return reader.form.lastIndex;
}

interface Reader {
  readonly form: RegExp;
  /** Stores a parsed value in the parts; false if it is out of range. */
  readonly read?: (text: string, parts: Parts) => boolean;
}

function readerOf(directive: string): Reader | undefined {
  if (/^\s/.test(directive)) return SPACES;
  if (/^[.,]?%\d*[NQf]$/.test(directive)) return FRACTION;
  if (/^%(:*|E)z$/.test(directive)) return OFFSET;
  return directive.startsWith('%') ? READERS[directive.slice(1)] : undefined;
}

const SPACES: Reader = { form: /\s*/y };

/** Any number of digits, including none without a decimal point. */
const FRACTION: Reader = {
  form: /(?:[.,]?(\d+))?/y,
  read: (digits, parts) => {
    parts.fraction = digits === '' ? 0 : Number(`0.${digits}`);
    return true;
  },
};

const OFFSET: Reader = {
  form: /\s*(Z|[-+]\d{2}(?::?\d{2}){0,2})/iy,
  read: (text, parts) => {
    const [, sign, hours = 0, minutes = 0] = /^([-+])(\d{2}):?(\d{2})?/.exec(text) ?? [];
    const seconds = Number(hours) * 3_600 + Number(minutes) * 60;
    parts.offset = sign === '-' ? -seconds : seconds;
    return true;
  },
};

type NumberPart = 'year' | 'month' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second';

function number(part: NumberPart, min: number, max: number, digits = 2): Reader {
  return {
    form: new RegExp(`\\s*(\\d{1,${digits}})`, 'y'),
    read: (text, parts) => {
      parts[part] = Number(text);
      return parts[part] >= min && parts[part] <= max;
    },
  };
}

const ignoredNumber: Reader = { form: /\s*\d{1,2}/y };
const weekday: Reader = { form: new RegExp(`\\s*${anyOf(WEEKDAYS)}`, 'iy') };
const month: Reader = {
  form: new RegExp(`\\s*(${anyOf(MONTHS)})`, 'iy'),
  read: (text, parts) => {
    const start = text.slice(0, 3).toLowerCase();
    parts.month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(start)) + 1;
    return true;
  },
};

/** Any of the names, in full or shortened to three letters. */
function anyOf(names: readonly string[]): string {
  return `(?:${names.map((name) => `${name}|${name.slice(0, 3)}`).join('|')})`;
}

const READERS: Readonly<Record<string, Reader>> = {
  '%': { form: /%/y },
  n: SPACES,
  t: SPACES,
  Y: number('year', 0, 9999, 4),
  y: {
    form: /\s*(\d{1,2})/y,
    read: (text, parts) => {
      const year = Number(text);
      parts.year = year < 69 ? 2000 + year : 1900 + year;
      return true;
    },
  },
  m: number('month', 1, 12),
  B: month,
  b: month,
  h: month,
  d: number('day', 1, 31),
  e: number('day', 1, 31),
  j: number('dayOfYear', 1, 366, 3),
  A: weekday,
  a: weekday,
  w: ignoredNumber,
  u: ignoredNumber,
  V: ignoredNumber,
  U: ignoredNumber,
  W: ignoredNumber,
  H: number('hour', 0, 24),
  k: number('hour', 0, 24),
  I: number('hour', 1, 12),
  l: number('hour', 1, 12),
  M: number('minute', 0, 59),
  S: number('second', 0, 61),
  p: {
    form: /\s*([ap]\.?m\.?)/iy,
    read: (text, parts) => {
      parts.afternoon = /^p/i.test(text);
      return true;
    },
  },
  s: {
    form: /\s*(-?\d+(?:\.\d+)?)/y,
    read: (text, parts) => {
      parts.epoch = Number(text);
      return true;
    },
  },
  Z: {
    form: /\s*([A-Za-z]+(?:\/[A-Za-z_]+)*|[-+]\d{2}:?\d{2})/y,
    read: (text, parts) => {
      parts.offset = ZONE_HOURS[text.toUpperCase()] ?? 0;
      parts.offset *= 3_600;
      return true;
    },
  },
};

/** Zone names with a fixed offset; others count as UTC. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  BST: 1,
  JST: 9,
};

function secondsOf(parts: Parts, now: number, zone: string | undefined): number | undefined {
  const { epoch, fraction = 0, offset } = parts;
  if (epoch !== undefined) return epoch + fraction;
  const day = dayOf(parts, now);
  if (day === undefined) return undefined;
  const { minute = 0, second = 0 } = parts;
  const clock = day + hourOf(parts) * 3_600 + minute * 60 + second + fraction;
  return offset === undefined ? fromZone(clock, zone) : clock - offset;
}

function dayOf(
  { year, month: monthNumber, day, dayOfYear }: Parts,
  now: number,
): number | undefined {
  const inMonth = day !== undefined;
  if (!inMonth && dayOfYear === undefined) return undefined;
  const date = new Date(0);
  const [monthIndex, dayNumber] = inMonth ? [(monthNumber ?? 1) - 1, day] : [0, dayOfYear];
  date.setUTCFullYear(year ?? new Date(now * 1000).getUTCFullYear(), monthIndex, dayNumber);
  return date.getTime() / 1000;
}

function hourOf({ hour = 0, afternoon }: Parts): number {
  if (afternoon === undefined) return hour;
  return (hour % 12) + (afternoon ? 12 : 0);
}
