import { InvalidArgumentError } from 'commander';

/** Seconds since 1970, or a date with or without a time; without a time zone, in UTC. */
export function time(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && Number.isFinite(seconds)) return seconds;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const date = Date.parse(hasZone || isDay ? text : `${text}Z`);
  if (!Number.isNaN(date)) return date / 1000;
  throw new InvalidArgumentError('it must be a date such as 2026-01-05 or 2026-01-05T12:00:00Z');
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** The seconds of a span of time such as 90s, 15m, 1h, 1d or 1w. */
export function timeSpan(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const seconds = Number(count) * (UNITS[unit] ?? 0);
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError('it must be a span of time such as 15m, 1h or 1d');
}

/** The option of commands that read logs. */
export const REFERENCE_TIME = [
  '--reference-time <time>',
  'time at or after the events, for timestamps without a year and events without a time',
  time,
] as const;
