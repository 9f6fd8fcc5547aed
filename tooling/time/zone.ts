/** Cached formats that split a time into the local time of a zone; creating one is slow. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The UTC offset of a zone at a time, in seconds; 0 for an unknown zone (rule 90). */
export function zoneOffset(seconds: number, zone: string | undefined): number {
  if (zone === undefined || zone === 'UTC' || !Number.isFinite(seconds)) return 0;
  const parts = formatFor(zone)?.formatToParts(new Date(seconds * 1000)) ?? [];
  const [year, month, day, hour, minute, second] = ORDER.map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  if (year === undefined || month === undefined || Number.isNaN(year)) return 0;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - Math.floor(seconds);
}

/** Converts a local time of a zone, given as if it were UTC, to UTC. */
export function fromZone(seconds: number, zone: string | undefined): number {
  const guess = seconds - zoneOffset(seconds, zone);
  return seconds - zoneOffset(guess, zone);
}

const ORDER = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

function formatFor(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const parts = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const;
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts });
    formats.set(zone, format);
    return format;
  } catch {
    return undefined;
  }
}
