/** A number of seconds since 1970 as a date and time in UTC. Times beyond the calendar are shown as numbers. */
export function isoTime(seconds: number): string {
  const date = new Date(Math.round(seconds * 1000));
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}
