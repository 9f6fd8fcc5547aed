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
