import { type FieldValue, toNumber, valuesOf } from '../../events/field-value.ts';
import type { Run } from '../../events/run.ts';
import type { ArgReader } from '../../spl/arg-reader.ts';
import { relativeTime } from '../../time/relative-time.ts';
import { parseTimespan, type Timespan } from '../../time/timespan.ts';
import { checkNumbers, type Options } from '../arguments.ts';
import { numberOption } from '../option.ts';
import { automaticTimespan, automaticWidth, type Extent } from './automatic-span.ts';
import { type Binning, type LogSpan, linearBinning, logBinning, timeBinning } from './binning.ts';

/** The options that control binning. */
export const BIN_OPTIONS = ['bins', 'minspan', 'span', 'start', 'end', 'aligntime'] as const;

const DEFAULT_BINS = 100;

/** Reports invalid bin options. */
export function checkBinOptions(reader: ArgReader, options: Options): void {
  checkNumbers(reader, options, ['bins', 'start', 'end']);
  const bins = options.get('bins');
  if (bins !== undefined && numberOption(bins, DEFAULT_BINS) < 2)
    reader.invalidOption('bins', 'a number of 2 or more', bins);
  for (const name of ['span', 'minspan']) {
    const word = options.get(name);
    if (word !== undefined && spanOf(word.text) === undefined) {
      reader.invalidOption(name, 'a span like 5m, 10 or 2log5', word);
    }
  }
}

/** How the values of a field are binned, once the values are known. */
export interface BinPlan {
  /** Whether the values must be known in advance. */
  readonly needsExtent: boolean;
  readonly isTime: boolean;
  /** Whether start= or end= leaves values out. */
  readonly isBounded: boolean;
  binning(extent: Extent | undefined, run: Run): Binning;
  /** Whether a value is between start= and end=. */
  includes(value: number): boolean;
}

/** Plans the bins of a field. Bins of `_time`, and spans with a time unit, are time buckets. */
export function planBins(field: string, options: Options): BinPlan {
  const span = spanOf(options.get('span')?.text ?? '');
  const isTime = field === '_time' || span?.kind === 'time';
  const from = numberOption(options.get('start'), Number.NEGATIVE_INFINITY);
  const to = numberOption(options.get('end'), Number.POSITIVE_INFINITY);
  const aligned = options.get('aligntime')?.text;
  return {
    needsExtent: span === undefined || aligned === 'earliest' || aligned === 'latest',
    isTime,
    isBounded: Number.isFinite(from) || Number.isFinite(to),
    binning(extent = { min: 0, max: 0, isWhole: true }, run) {
      const bounded = {
        isWhole: extent.isWhole,
        min: Math.max(extent.min, from),
        max: Math.min(extent.max, to),
      };
      if (span?.kind === 'log') return logBinning(span);
      if (!isTime) return linearBinning(span?.width ?? automatic(bounded, options, automaticWidth));
      const timespan = span?.timespan ?? automatic(bounded, options, automaticTimespan);
      return timeBinning(timespan, alignTime(aligned, timespan, extent, run));
    },
    includes: (value) => value >= from && value <= to,
  };
}

function automatic<Span>(
  extent: Extent,
  options: Options,
  choose: (extent: Extent, bins: number, minimum?: number) => Span,
): Span {
  const bins = Math.max(2, numberOption(options.get('bins'), DEFAULT_BINS));
  return choose(extent, bins, widthOf(spanOf(options.get('minspan')?.text ?? '')));
}

type Span =
  | { readonly kind: 'time'; readonly width: number; readonly timespan: Timespan }
  | { readonly kind: 'number'; readonly width: number; readonly timespan: Timespan | undefined }
  | ({ readonly kind: 'log'; readonly width: undefined; readonly timespan: undefined } & LogSpan);

const LOG_SPAN = /^(\d+(?:\.\d+)?)?log(\d+(?:\.\d+)?)?$/i;

function spanOf(text: string): Span | undefined {
  const [log, coefficient = '1', base = '10'] = LOG_SPAN.exec(text) ?? [];
  if (log !== undefined && Number(base) > 1) {
    const timespan = undefined;
    return {
      kind: 'log',
      coefficient: Number(coefficient),
      base: Number(base),
      width: timespan,
      timespan,
    };
  }
  const timespan = parseTimespan(text);
  const width = toNumber(text);
  if (width !== undefined && width > 0) return { kind: 'number', width, timespan };
  return timespan && { kind: 'time', width: timespan.seconds, timespan };
}

function widthOf(span: Span | undefined): number {
  return span?.width ?? 0;
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

/** The extent of the numbers among the values; undefined without numbers. */
export function extentOf(values: Iterable<FieldValue | undefined>): Extent | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (const value of values) {
    for (const item of valuesOf(value)) {
      const number = toNumber(item);
      if (number !== undefined && number < min) min = number;
      if (number !== undefined && number > max) max = number;
      if (number !== undefined && !Number.isInteger(number)) isWhole = false;
    }
  }
  return min > max ? undefined : { min, max, isWhole };
}
