import { limits } from '../../../base/limits.ts';
import type { Run } from '../../../events/run.ts';
import type { Binning } from './binning.ts';

const MOST_BINS = limits['continuous-bins'].value;

/** The starts of the bins in order, including the missing bins in between. */
export function continuous(starts: readonly number[], binning: Binning, run: Run): number[] {
  const sorted = [...starts].sort((a, b) => a - b);
  const all: number[] = [];
  for (const start of sorted) {
    const last = all.at(-1);
    if (last !== undefined) addBetween(all, { from: last, to: start }, binning);
    if (all.length >= MOST_BINS) {
      run.budget.reach('continuous-bins');
      return [...all.slice(0, MOST_BINS), ...sorted.filter((one) => one >= start)];
    }
    all.push(start);
  }
  return all;
}

function addBetween(
  all: number[],
  { from, to }: { readonly from: number; readonly to: number },
  binning: Binning,
): void {
  let next = binning.next(from);
  while (next < to && next > (all.at(-1) ?? next) && all.length < MOST_BINS) {
    all.push(next);
    next = binning.next(next);
  }
}
