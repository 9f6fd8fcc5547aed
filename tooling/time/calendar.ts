import { monthsPerUnit, secondsPerUnit, type TimeUnit } from './time-unit.ts';

/** All times are UTC (rule 90), in seconds since 1970. */
const DAY = 86_400;

/** 1970 began on a Thursday; Sunday is 0. */
const FIRST_WEEKDAY = 4;

/** Adds an amount of units to a time. Months keep the day, or use the last day of a shorter month. */
export function addTime(time: number, amount: number, unit: TimeUnit): number {
  const months = monthsPerUnit[unit];
  if (months === undefined) return time + amount * secondsPerUnit[unit];
  const date = new Date(Math.floor(time) * 1000);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * months);
  date.setUTCDate(Math.min(dayOfMonth, daysInMonth(date)));
  return date.getTime() / 1000 + (time - Math.floor(time));
}

/** The start of the unit that a time is in. Weeks start on a day from 0 (Sunday) to 6. */
export function startOf(time: number, unit: TimeUnit, weekday = 0): number {
  const months = monthsPerUnit[unit];
  if (months !== undefined) return startOfMonths(time, months);
  if (unit !== 'w') return floorTo(time, secondsPerUnit[unit]);
  const day = Math.floor(time / DAY);
  const sinceWeekStart = modulo(day + FIRST_WEEKDAY - weekday, 7);
  return (day - sinceWeekStart) * DAY;
}

/** The start of a period of months, counted from January 1970. */
export function startOfMonths(time: number, months: number): number {
  const date = new Date(time * 1000);
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  return Date.UTC(1970, Math.floor(month / months) * months, 1) / 1000;
}

function floorTo(time: number, step: number): number {
  // Below a second, dividing is less exact than multiplying.
  return step < 1
    ? Math.floor(time * Math.round(1 / step)) / Math.round(1 / step)
    : Math.floor(time / step) * step;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
