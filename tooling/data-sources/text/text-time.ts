import { isoTime, monthNumber, secondsOf } from '../event-time.ts';
import { DEFAULT_YEAR } from './yearless.ts';

/**
 * The time at the start of a text, in any of the usual formats; times without a zone are UTC. In seconds since 1970;
 * undefined if it has no time.
 */
export function textTime(text: string): number | undefined {
  return findTime(text)?.time;
}

/** A time in a text. */
export interface TextTime {
  readonly time: number;
  /** Whether it has no year, and is in the default year. */
  readonly isYearless: boolean;
}

/** The same, and whether it has a year. */
export function findTime(text: string): TextTime | undefined {
  const head = text.slice(0, LOOK_AHEAD);
  for (const { pattern, read, hasYear } of SPELLINGS) {
    const match = pattern.exec(head);
    const time = match === null ? undefined : read(match);
    if (match === null || time === undefined || Number.isNaN(time)) continue;
    return { time, isYearless: hasYear?.(match) === false };
  }
  return undefined;
}

/** The default lookahead of Splunk (MAX_TIMESTAMP_LOOKAHEAD). */
const LOOK_AHEAD = 128;

interface Spelling {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => number | undefined;
  /** Whether a match has a year; all have one if this is missing. */
  readonly hasYear?: (match: RegExpExecArray) => boolean;
}

const SPELLINGS: readonly Spelling[] = [
  // 2026-01-15T10:00:00.123Z, 2024-01-04 18:11:55,426+0000
  {
    pattern: /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/,
    read: ({ input, index }) => isoTime(input, index),
  },
  // 15/Jan/2026:10:00:00.123 +0000
  {
    pattern: /(\d{1,2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(\.\d+)?(?: ([+-]\d{4}))?/,
    read: ([, day, month, year, hour, minute, second, fraction, zone]) =>
      read({ year, month, day, hour, minute, second, fraction }) - offset(zone),
  },
  // 2022/02/22 12:37:11
  {
    pattern: /(\d{4})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2}):(\d{2})(\.\d+)?/,
    read: ([, year, month, day, hour, minute, second, fraction]) =>
      read({ year, month, day, hour, minute, second, fraction }),
  },
  // 06-03-2022 17:33:05.868 +0000, 05/14/2024 17:36:21.859, 3/2/2026 8:00:01 AM
  {
    pattern:
      /\b(\d{1,2})[-/](\d{1,2})[-/](\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(\.\d+)?(?: ([AP]M)\b)?(?: ([+-]\d{4}))?/,
    read: ([, month, day, year, hour, minute, second, fraction, half, zone]) =>
      read({ year, month, day, hour: hourOfDay(hour, half), minute, second, fraction }) -
      offset(zone),
  },
  // Tue Mar 29 13:03:51 2022, Mar 29 2022 13:03:51, Mar 29 13:03:51
  {
    pattern:
      /\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(\.\d+)?(?: (\d{4})\b)?/,
    read: ([, month, day, yearBefore, hour, minute, second, fraction, yearAfter]) => {
      const year = yearBefore ?? yearAfter ?? String(DEFAULT_YEAR);
      return read({ year, month, day, hour, minute, second, fraction });
    },
    hasYear: (match) => (match[YEAR_BEFORE] ?? match[YEAR_AFTER]) !== undefined,
  },
  // 1723209251.519, at the start or after a bracket
  {
    pattern: /(?:^|[([ =])(1\d{9})(\.\d+)?(?=[\s,:;)\]]|$)/,
    read: ([, whole, fraction]) => Number(`${whole}${fraction ?? ''}`),
  },
];

/** The groups of the year before or after the time of the day. */
const YEAR_BEFORE = 3;
const YEAR_AFTER = 8;

interface Parts {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction?: string | undefined;
}

function read({ year, month = '', day, hour, minute, second, fraction = '' }: Parts): number {
  const date = {
    year: Number(year),
    month: /^\d/.test(month) ? Number(month) : monthNumber(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  return secondsOf(date) + Number(`0${fraction.slice(0, 7)}`);
}

/** The hour in 24, which `AM` and `PM` count from 12. */
function hourOfDay(hour: string | undefined, half: string | undefined): string | undefined {
  if (half === undefined) return hour;
  return String((Number(hour) % 12) + (half === 'PM' ? 12 : 0));
}

function offset(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3, 5)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}
