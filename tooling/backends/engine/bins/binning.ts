import type { FieldValue } from '../../../events/field-value.ts';
import { addTimespan, bucketStart, type Timespan } from '../../../time/timespan.ts';

/** How numbers are put into bins. */
export interface Binning {
  /** The start of the bin of a number. */
  start(value: number): number;
  /** The start of the next bin. */
  next(start: number): number;
  /** The label of a bin. */
  label(start: number): FieldValue;
}

/** Time buckets, labeled by their start time (rule 119). */
export function timeBinning(span: Timespan, alignTime = 0): Binning {
  const start = (value: number): number => bucketStart(value, span, alignTime);
  return { start, next: (from) => start(addTimespan(from, span)), label: (from) => from };
}

/** Bins of equal width, labeled by both bounds: `0-10`. */
export function linearBinning(width: number): Binning {
  const digits = decimalsOf(width);
  // Counted in widths and rounded to the decimals of the width: sums of 0.1 would not stay exact.
  const at = (index: number): number => Number((index * width).toFixed(digits));
  const indexOf = (value: number): number => Math.floor(Number((value / width).toFixed(9)));
  return {
    start: (value) => at(indexOf(value)),
    next: (from) => at(indexOf(from) + 1),
    label: (from) => `${from.toFixed(digits)}-${at(indexOf(from) + 1).toFixed(digits)}`,
  };
}

/** The most decimals that toFixed accepts. */
const MOST_DECIMALS = 100;

function decimalsOf(value: number): number {
  const [, decimals = '', exponent = '0'] =
    /^[^.e]*(?:\.(\d+))?(?:e(.+))?$/.exec(String(value)) ?? [];
  return Math.min(MOST_DECIMALS, Math.max(0, decimals.length - Number(exponent)));
}

/**
 * Bins that grow by a factor: `1-10`, `10-100`. The documentation does not cover zero and negative numbers: they go
 * into a bin that starts at 0.
 */
export function logBinning({
  coefficient,
  base,
}: {
  readonly coefficient: number;
  readonly base: number;
}): Binning {
  const at = (index: number): number => Number((coefficient * base ** index).toPrecision(12));
  const indexOf = (value: number): number =>
    Math.floor(Number((Math.log(value / coefficient) / Math.log(base)).toFixed(9)));
  const next = (from: number): number => (from <= 0 ? at(0) : at(indexOf(from) + 1));
  return {
    start: (value) => (value <= 0 ? 0 : at(indexOf(value))),
    next,
    label: (from) => `${from}-${next(from)}`,
  };
}
