import { monthsPerUnit, secondsPerUnit, type TimeUnit } from '../../time/time-unit.ts';
import { call, integer, number, type Sql } from './sql.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;
/** Sunday, 4 January 1970. */
const FIRST_SUNDAY = 3 * DAY;

/** The start of the unit that a time is in. Weeks start on a day from 0 (Sunday) to 6. */
export function startOfUnit(time: Sql, unit: TimeUnit, weekday = 0): Sql {
  const months = monthsPerUnit[unit];
  if (months !== undefined) return startOfMonths(time, months);
  if (unit === 'w')
    return startOfPeriod(time, { length: WEEK, origin: FIRST_SUNDAY + weekday * DAY });
  return startOfPeriod(time, { length: secondsPerUnit[unit], origin: 0 });
}

/** The start of the months that contain a time, counted in groups of so many. */
export function startOfMonths(time: Sql, months: number): Sql {
  return call('start-of-months', [time, integer(months)], 'number');
}

interface Period {
  readonly length: number;
  /** A time at which a period starts. */
  readonly origin: number;
}

/** The start of the period that contains a time. */
export function startOfPeriod(time: Sql, { length, origin }: Period): Sql {
  const shifted = origin === 0 ? time : call('subtract', [time, number(origin)], 'number');
  const count = call('floor', [call('divide', [shifted, number(length)], 'number')], 'number');
  const start = call('multiply', [count, number(length)], 'number');
  return origin === 0 ? start : call('add', [start, number(origin)], 'number');
}

/** A time and an amount of units. */
export function addUnits(time: Sql, amount: number, unit: TimeUnit): Sql {
  const months = monthsPerUnit[unit];
  return months === undefined
    ? call('add', [time, number(amount * secondsPerUnit[unit])], 'number')
    : call('add-months', [time, integer(amount * months)], 'number');
}
