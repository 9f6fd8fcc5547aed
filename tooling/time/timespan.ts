/** A length of time, as `span=` takes it. Months, quarters and years are as long as the calendar says. */
export interface Timespan {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** The length in seconds; for calendar units, that of the shortest month or year. */
  readonly seconds: number;
}

export type TimeUnit = 's' | 'm' | 'h' | 'd' | 'w' | 'mon' | 'q' | 'y' | 'ms';

const DAY = 86_400;

const SECONDS: Readonly<Record<TimeUnit, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: DAY,
  w: 7 * DAY,
  mon: 28 * DAY,
  q: 90 * DAY,
  y: 365 * DAY,
};

/** Splunk's spellings of the units. */
const UNITS: Readonly<Record<string, TimeUnit>> = {
  '': 's',
  ms: 'ms',
  us: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  mon: 'mon',
  month: 'mon',
  months: 'mon',
  q: 'q',
  qtr: 'q',
  qtrs: 'q',
  quarter: 'q',
  quarters: 'q',
  y: 'y',
  yr: 'y',
  yrs: 'y',
  year: 'y',
  years: 'y',
};

/** Reads `5m`, `1h`, `30`, `2mon`; undefined for what is no length of time. */
export function parseTimespan(text: string): Timespan | undefined {
  const [, amount, name = ''] = /^(\d+(?:\.\d+)?)?([a-z]*)$/i.exec(text.trim()) ?? [];
  const unit = unitNamed(name);
  if (unit === undefined || (amount === undefined && name === '')) return undefined;
  const count = amount === undefined ? 1 : Number(amount);
  return count > 0 ? { amount: count, unit, seconds: count * SECONDS[unit] } : undefined;
}

/** A unit by any of its names; only `M` is not the same as `m`, and is none. */
export function unitNamed(name: string): TimeUnit | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(UNITS, key) ? UNITS[key] : undefined;
}

/** The start of the bucket that an instant lies in, in seconds since 1970, UTC (rule 119). */
export function bucketStart(time: number, span: Timespan, alignment = 0): number {
  const months = MONTHS[span.unit];
  if (months !== undefined) return monthBucket(time, months * span.amount);
  // Weeks begin on Sundays; 1970 began on a Thursday.
  const offset = span.unit === 'w' && alignment === 0 ? -4 * DAY : alignment;
  return Math.floor((time - offset) / span.seconds) * span.seconds + offset;
}

/** The start of the bucket that follows the one that starts at `start`. */
export function nextBucket(start: number, span: Timespan): number {
  const months = MONTHS[span.unit];
  return months === undefined ? start + span.seconds : addMonths(start, months * span.amount);
}

const MONTHS: Partial<Readonly<Record<TimeUnit, number>>> = { mon: 1, q: 3, y: 12 };

function monthBucket(time: number, months: number): number {
  const date = new Date(time * 1000);
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const start = Math.floor(index / months) * months;
  return Date.UTC(Math.floor(start / 12), start % 12, 1) / 1000;
}

/** The same day and hour so many months later; the last day where the month is too short. */
export function addMonths(time: number, months: number): number {
  const date = new Date(time * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime() / 1000;
}
