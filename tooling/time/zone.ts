/** Formats that split an instant into the clock and calendar of a zone; making one is slow. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at an instant, in seconds; 0 for a name that is no zone (rule 90). */
export function zoneOffset(seconds: number, zone: string | undefined): number {
  if (zone === undefined || zone === 'UTC' || !Number.isFinite(seconds)) return 0;
  const parts = formatFor(zone)?.formatToParts(new Date(seconds * 1000)) ?? [];
  const [year, month, day, hour, minute, second] = ORDER.map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  if (year === undefined || month === undefined || Number.isNaN(year)) return 0;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - Math.floor(seconds);
}

/** The instant at which the clock of a zone shows what UTC shows at another one. */
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
