import { toNumber } from '../../events/field-value.ts';
import type { Bins } from '../../plan/bins.ts';
import type { ArgReader } from '../../spl/arg-reader.ts';
import type { Word } from '../../spl/scanner.ts';
import { parseTimespan, type Timespan } from '../../time/timespan.ts';
import { checkNumbers, type Options } from '../arguments.ts';
import { numberOption } from '../option.ts';

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

/** The bins of a field. Bins of `_time`, and spans with a time unit, are time buckets. */
export function binsOf(field: string, options: Options): Bins {
  const span = spanOf(options.get('span')?.text ?? '');
  const bounds = { from: boundOf(options.get('start')), to: boundOf(options.get('end')) };
  if (span?.kind === 'log') {
    const { kind, coefficient, base } = span;
    return { ...bounds, kind, coefficient, base };
  }
  const automatic = {
    most: Math.max(2, numberOption(options.get('bins'), DEFAULT_BINS)),
    minimum: spanOf(options.get('minspan')?.text ?? '')?.width ?? 0,
  };
  if (field !== '_time' && span?.kind !== 'time')
    return { ...bounds, ...automatic, kind: 'linear', width: span?.width };
  const align = options.get('aligntime')?.text;
  return { ...bounds, ...automatic, kind: 'time', span: span?.timespan, align };
}

function boundOf(word: Word | undefined): number | undefined {
  const bound = numberOption(word, Number.NaN);
  return Number.isNaN(bound) ? undefined : bound;
}

type Span =
  | { readonly kind: 'time'; readonly width: number; readonly timespan: Timespan }
  | { readonly kind: 'number'; readonly width: number; readonly timespan: Timespan | undefined }
  | {
      readonly kind: 'log';
      readonly width: undefined;
      readonly timespan: undefined;
      readonly coefficient: number;
      readonly base: number;
    };

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
