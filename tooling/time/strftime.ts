import { COMPOSED } from './composed-directives.ts';
import { MONTHS, WEEKDAYS } from './names.ts';
import { zoneOffset } from './zone.ts';

/**
 * Formats a time in seconds since 1970, in a time zone or UTC (rules 88, 90). Empty for a time outside of the calendar.
 */
export function strftime(seconds: number, format: string, zone?: string): string {
  const moment = momentOf(seconds, zone);
  return moment === undefined ? '' : expand(format, moment);
}

interface Moment {
  /** Its UTC parts are the local time of the zone. */
  readonly date: Date;
  readonly zone: string;
  /** The UTC offset of the zone, in seconds. */
  readonly offset: number;
  /** Whole seconds since 1970. */
  readonly seconds: number;
  /** Nine digits of the fraction of the second. */
  readonly fraction: string;
}

function momentOf(seconds: number, zone = 'UTC'): Moment | undefined {
  if (!Number.isFinite(seconds)) return undefined;
  // Doubles of this size have a precision of microseconds.
  const micros = Math.round((seconds - Math.floor(seconds)) * 1e6);
  const whole = Math.floor(seconds) + (micros === 1e6 ? 1 : 0);
  const offset = zoneOffset(whole, zone);
  const date = new Date((whole + offset) * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const fraction = `${String(micros % 1e6).padStart(6, '0')}000`;
  return { date, zone, offset, seconds: whole, fraction };
}

function expand(format: string, moment: Moment): string {
  return format.replace(/%(:{0,2}z|Ez|\d*[NQ]|.)/gs, (text, token: string) => {
    if (/[NQ]$/.test(token)) return fractionText(token, moment);
    return TOKENS[token]?.(moment) ?? text;
  });
}

function fractionText(token: string, { fraction }: Moment): string {
  const digits = Number.parseInt(token, 10);
  const usual = token.endsWith('N') ? 9 : 3;
  return fraction.slice(0, Number.isNaN(digits) ? usual : Math.min(digits, 9));
}

type Write = (moment: Moment) => string;

const padded = (value: number, length = 2, fill = '0') => String(value).padStart(length, fill);
const alias =
  (format: string): Write =>
  (moment) =>
    expand(format, moment);
const hour12 = (date: Date) => date.getUTCHours() % 12 || 12;
const monthName = (date: Date) => MONTHS[date.getUTCMonth()] ?? '';
const weekdayName = (date: Date) => WEEKDAYS[date.getUTCDay()] ?? '';

const TOKENS: Readonly<Record<string, Write>> = {
  '%': () => '%',
  n: () => '\n',
  t: () => '\t',
  Y: ({ date }) => String(date.getUTCFullYear()),
  C: ({ date }) => padded(Math.floor(date.getUTCFullYear() / 100)),
  y: ({ date }) => padded(date.getUTCFullYear() % 100),
  G: ({ date }) => String(isoWeek(date).year),
  g: ({ date }) => padded(isoWeek(date).year % 100),
  m: ({ date }) => padded(date.getUTCMonth() + 1),
  B: ({ date }) => monthName(date),
  b: ({ date }) => monthName(date).slice(0, 3),
  h: ({ date }) => monthName(date).slice(0, 3),
  d: ({ date }) => padded(date.getUTCDate()),
  e: ({ date }) => padded(date.getUTCDate(), 2, ' '),
  j: ({ date }) => padded(dayOfYear(date), 3),
  A: ({ date }) => weekdayName(date),
  a: ({ date }) => weekdayName(date).slice(0, 3),
  w: ({ date }) => String(date.getUTCDay()),
  u: ({ date }) => String(date.getUTCDay() || 7),
  V: ({ date }) => padded(isoWeek(date).week),
  U: ({ date }) => padded(Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)),
  W: ({ date }) => padded(Math.floor((dayOfYear(date) + 6 - ((date.getUTCDay() + 6) % 7)) / 7)),
  H: ({ date }) => padded(date.getUTCHours()),
  k: ({ date }) => padded(date.getUTCHours(), 2, ' '),
  I: ({ date }) => padded(hour12(date)),
  l: ({ date }) => padded(hour12(date), 2, ' '),
  M: ({ date }) => padded(date.getUTCMinutes()),
  S: ({ date }) => padded(date.getUTCSeconds()),
  p: ({ date }) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  s: ({ seconds }) => String(seconds),
  f: ({ fraction }) => fraction.slice(0, 6),
  Z: ({ zone }) => zone,
  z: ({ offset }) => offsetText(offset, ''),
  ':z': ({ offset }) => offsetText(offset, ':'),
  '::z': ({ offset }) => `${offsetText(offset, ':')}:00`,
  // Splunk's own: the offset in minutes.
  Ez: ({ offset }) => `${offset < 0 ? '-' : '+'}${Math.abs(offset) / 60}`,
  ...Object.fromEntries(
    Object.entries(COMPOSED).map(([letter, format]) => [letter, alias(format)]),
  ),
};

function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(offset) / 60;
  const sign = offset < 0 ? '-' : '+';
  return `${sign}${padded(Math.floor(minutes / 60))}${separator}${padded(minutes % 60)}`;
}

function dayOfYear(date: Date): number {
  return (
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) -
      Date.UTC(date.getUTCFullYear(), 0, 0)) /
    86_400_000
  );
}

/** The ISO week: of the year that its Thursday is in. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}
