import { parseTimespan, type Timespan } from '../../time/timespan.ts';

/** The smallest and largest number to bin. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Bucket lengths for time when no span is given. */
const TIME_SPANS = ['1s', '5s', '10s', '30s', '1m', '5m', '10m', '30m', '1h', '1d', '1mon', '1y'];

/** The shortest usual bucket length that makes at most this many bins. */
export function automaticTimespan(extent: Extent, bins: number, minimum = 0): Timespan {
  const spans = TIME_SPANS.flatMap((text) => parseTimespan(text) ?? []);
  const fits = ({ seconds }: Timespan): boolean =>
    seconds >= minimum && countOf(extent, seconds) <= bins;
  return spans.find(fits) ?? { amount: 1, unit: 'y', seconds: 31_556_952, weekday: undefined };
}

/**
 * The smallest width of 1, 2 or 5 times a power of ten that makes at most this many bins. The documentation only
 * promises human-readable bounds.
 */
export function automaticWidth(extent: Extent, bins: number, minimum = 0): number {
  const range = Math.max(extent.max - extent.min, minimum);
  let exponent = range === 0 ? 0 : Math.floor(Math.log10(range / bins)) - 1;
  for (;;) {
    for (const digit of [1, 2, 5]) {
      const width = Number(`${digit}e${exponent}`);
      if (width >= minimum && countOf(extent, width) <= bins) return width;
    }
    exponent += 1;
  }
}

function countOf({ min, max }: Extent, width: number): number {
  return Math.floor(max / width) - Math.floor(min / width) + 1;
}
