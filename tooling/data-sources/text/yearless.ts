import type { RawEvent } from '../raw-format.ts';

/**
 * The year of a time that has none, if nothing else says which: neither the clock nor the date of the file, so that the
 * same data always gives the same times. A leap year, so that each day exists.
 */
export const DEFAULT_YEAR = 2024;
/** The time of an event without one, at the start of a file, if nothing else says which: the start of that year. */
export const DEFAULT_TIME = Date.UTC(DEFAULT_YEAR, 0, 1) / 1000;

/** Events whose time has no year, as far as that is still to be decided. */
const yearless = new WeakSet<ReadonlyMap<string, unknown>>();

/** Notes that the time of an event is in the default year because its text has no year. */
export function markYearless(event: RawEvent): void {
  yearless.add(event);
}

/** Whether the time of an event has no year. */
export function isYearless(event: ReadonlyMap<string, unknown>): boolean {
  return yearless.has(event);
}

/** Sets the year of a time that has none. */
export function decideYear(event: RawEvent, reference: number): void {
  const time = event.get('_time');
  if (typeof time === 'number' && yearless.delete(event))
    event.set('_time', inYearOf(time, reference));
}

const DAY = 86_400;

/** A time of the default year in the newest year in which it is not after the reference; clocks may differ by a day. */
export function inYearOf(time: number, reference: number): number {
  const year = new Date(reference * 1000).getUTCFullYear();
  const moved = moveTo(time, year);
  return moved <= reference + DAY ? moved : moveTo(time, year - 1);
}

function moveTo(time: number, year: number): number {
  const whole = Math.floor(time);
  const date = new Date(whole * 1000);
  date.setUTCFullYear(year);
  return date.getTime() / 1000 + (time - whole);
}
