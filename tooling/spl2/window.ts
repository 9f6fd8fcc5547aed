import { toNumber } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { addTimespan, bucketStart, type Timespan } from '../time/timespan.ts';

/** Windows of time: the field with the time of a row, and their length. */
export interface Window {
  /** A field with milliseconds since 1970. */
  readonly field: string;
  readonly timespan: Timespan;
}

/** Assigns each row to its window: `window_start` and `window_end`, in milliseconds. */
export function windowOperator({ field, timespan }: Window): Operator {
  return function* (input) {
    for (const row of input) {
      const time = toNumber(row.get(field));
      if (time === undefined) continue;
      const start = bucketStart(time / 1000, timespan);
      const end = addTimespan(start, timespan);
      yield new Map(row).set('window_start', start * 1000).set('window_end', end * 1000);
    }
  };
}
