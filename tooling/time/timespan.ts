import { addTime, startOf, startOfMonths } from './calendar.ts';
import { monthsPerUnit, secondsPerUnit, type TimeUnit, timeUnit } from './time-unit.ts';

/** A length of time as `span=` takes it: `5m`, `1d`, `1w@w1`. */
export interface Timespan {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** Its length; on average for months and longer units. */
  readonly seconds: number;
  /** The day that weeks start on, from 0 (Sunday), where one is given. */
  readonly weekday: number | undefined;
}

/** Reads a timespan; a bare number is seconds, a bare unit one of it. Undefined for anything else. */
export function parseTimespan(text: string): Timespan | undefined {
  const [, number = '', name = '', weekday] =
    /^(\d+(?:\.\d+)?)?([a-z]+)?(?:@w([0-7]))?$/i.exec(text.trim()) ?? [];
  const unit = name === '' ? 's' : timeUnit(name);
  const amount = number === '' ? 1 : Number(number);
  if (unit === undefined || amount === 0 || (number === '' && name === '')) return undefined;
  return {
    amount,
    unit,
    seconds: amount * secondsPerUnit[unit],
    weekday: weekday === undefined ? undefined : Number(weekday) % 7,
  };
}

/**
 * The start of the bucket that a time falls into. Buckets are counted from 1970, or from `alignTime`;
 * months and longer ones start on the first of a month (rule 119).
 */
export function bucketStart(time: number, span: Timespan, alignTime = 0): number {
  const months = monthsPerUnit[span.unit];
  if (months !== undefined) return startOfMonths(time, months * span.amount);
  if (span.weekday !== undefined && span.amount === 1) return startOf(time, 'w', span.weekday);
  const { seconds } = span;
  return Math.floor((time - alignTime) / seconds) * seconds + alignTime;
}

/** The same time a timespan later, by the calendar. */
export function addTimespan(time: number, { amount, unit }: Timespan): number {
  return addTime(time, amount, unit);
}
