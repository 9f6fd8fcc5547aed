import { addTime, startOf, startOfMonths } from './calendar.ts';
import { monthsPerUnit, secondsPerUnit, type TimeUnit, timeUnit } from './time-unit.ts';

/** A timespan as in `span=`: `5m`, `1d`, `1h@h`, `1w@w1`. */
export interface Timespan {
  readonly amount: number;
  readonly unit: TimeUnit;
  /** Its length in seconds; on average for months and longer units. */
  readonly seconds: number;
  /** The first day of the week, from 0 (Sunday), if weeks snap to one. */
  readonly weekday: number | undefined;
}

/** Parses a timespan. A bare number is seconds, a bare unit is one unit. Undefined for anything else. */
export function parseTimespan(text: string): Timespan | undefined {
  const [, number = '', name = '', snap = '', day = '0'] =
    /^(\d+(?:\.\d+)?)?([a-z]+)?(?:@([a-z]+)([0-7])?)?$/i.exec(text.trim()) ?? [];
  const unit = name === '' ? 's' : timeUnit(name);
  const amount = number === '' ? 1 : Number(number);
  if (unit === undefined || amount === 0 || (number === '' && name === '')) return undefined;
  if (snap !== '' && timeUnit(snap) === undefined) return undefined;
  return {
    amount,
    unit,
    seconds: amount * secondsPerUnit[unit],
    // Buckets of other units snap to them anyway.
    weekday: timeUnit(snap) === 'w' ? Number(day) % 7 : undefined,
  };
}

/**
 * The start of the bucket that contains a time. Buckets are counted from 1970, or from `alignTime`; months and longer
 * ones start on the first of a month (rule 119).
 */
export function bucketStart(time: number, span: Timespan, alignTime = 0): number {
  const months = monthsPerUnit[span.unit];
  if (months !== undefined) return startOfMonths(time, months * span.amount);
  if (span.weekday !== undefined && span.amount === 1) return startOf(time, 'w', span.weekday);
  const { seconds } = span;
  return Math.floor((time - alignTime) / seconds) * seconds + alignTime;
}

/** Adds a timespan to a time, by the calendar. */
export function addTimespan(time: number, { amount, unit }: Timespan): number {
  return addTime(time, amount, unit);
}
