import type { Timespan } from '../time/timespan.ts';

/** How the values of a field are put into bins. */
export type Bins = Width & {
  /** Values outside of these bounds have no bin. */
  readonly from: number | undefined;
  readonly to: number | undefined;
};

type Width = TimeBins | LinearBins | LogBins;

/** Buckets of time, named by their start. */
interface TimeBins extends Automatic {
  readonly kind: 'time';
  /** Undefined for a length that suits the values. */
  readonly span: Timespan | undefined;
  /** The time that a bucket starts at: `earliest`, `latest`, or a time; undefined for 1970. */
  readonly align: string | undefined;
}

/** Ranges of equal width, named by both bounds. */
interface LinearBins extends Automatic {
  readonly kind: 'linear';
  /** Undefined for a width that suits the values. */
  readonly width: number | undefined;
}

/** What a width is chosen by if it depends on the values. */
interface Automatic {
  /** The maximum number of bins. */
  readonly most: number;
  /** The smallest width. */
  readonly minimum: number;
}

/** Ranges that grow by a factor, named by both bounds. */
interface LogBins {
  readonly kind: 'log';
  readonly coefficient: number;
  readonly base: number;
}

/** Whether the bins depend on the smallest and the largest value. */
export function needsExtent(bins: Bins): boolean {
  if (bins.kind === 'time')
    return bins.span === undefined || bins.align === 'earliest' || bins.align === 'latest';
  return bins.kind === 'linear' && bins.width === undefined;
}

/** Whether some values have no bin. */
export function isBounded({ from, to }: Bins): boolean {
  return from !== undefined || to !== undefined;
}
