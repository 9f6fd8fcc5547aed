import { toNumber } from '../../../events/field-value.ts';
import type { Run } from '../../../events/run.ts';
import type { Bins } from '../../../plan/bins.ts';
import { relativeTime } from '../../../time/relative-time.ts';
import type { Timespan } from '../../../time/timespan.ts';
import { automaticTimespan, automaticWidth } from './automatic-span.ts';
import { type Binning, linearBinning, logBinning, timeBinning } from './binning.ts';
import type { Extent } from './extent.ts';

const NO_EXTENT: Extent = { min: 0, max: 0, isWhole: true };

/** The bins, once the extent of the values is known. It only matters where the bins depend on it. */
export function binningOf(bins: Bins, extent: Extent | undefined, run: Run): Binning {
  if (bins.kind === 'log') return logBinning(bins);
  const { most, minimum } = bins;
  const all = extent ?? NO_EXTENT;
  const bounded = {
    isWhole: all.isWhole,
    min: Math.max(all.min, bins.from ?? Number.NEGATIVE_INFINITY),
    max: Math.min(all.max, bins.to ?? Number.POSITIVE_INFINITY),
  };
  if (bins.kind === 'linear')
    return linearBinning(bins.width ?? automaticWidth(bounded, most, minimum));
  const span = bins.span ?? automaticTimespan(bounded, most, minimum);
  return timeBinning(span, alignTime(bins.align, span, all, run));
}

/** Whether a value is inside of the bounds. */
export function isIncluded(value: number, { from, to }: Bins): boolean {
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

/** Ignored if bins are a day or longer: those snap to the day. */
function alignTime(
  aligned: string | undefined,
  { seconds }: Timespan,
  { min, max }: Extent,
  run: Run,
): number {
  if (aligned === undefined || seconds >= 86_400) return 0;
  if (aligned === 'earliest') return min;
  if (aligned === 'latest') return max;
  const time = toNumber(aligned) ?? relativeTime(run.now, aligned) ?? Date.parse(aligned) / 1000;
  return Number.isNaN(time) ? 0 : time;
}
