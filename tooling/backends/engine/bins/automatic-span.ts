import { parseTimespan, type Timespan } from '../../../time/timespan.ts';
import type { Extent } from './extent.ts';

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
 * The smallest power of ten that makes at most this many bins, and is not below the minimum (fact 52). Bins of whole
 * numbers are not narrower than 1.
 */
export function automaticWidth(extent: Extent, bins: number, minimum = 0): number {
  const range = Math.min(Math.max(extent.max - extent.min, minimum), Number.MAX_VALUE);
  const needed = range === 0 ? 0 : Math.floor(Math.log10(range / bins)) - 1;
  const lowest = Math.max(needed, extent.isWhole ? 0 : SMALLEST);
  for (let exponent = lowest; exponent < LARGEST; exponent += 1) {
    const width = Number(`1e${exponent}`);
    if (width >= minimum && countOf(extent, width) <= bins) return width;
  }
  return Number(`1e${LARGEST}`);
}

/** The powers of ten among numbers with full precision. */
const SMALLEST = -307;
const LARGEST = 308;

function countOf({ min, max }: Pick<Extent, 'min' | 'max'>, width: number): number {
  return Math.floor(max / width) - Math.floor(min / width) + 1;
}
