import type { Event } from '../../events/event.ts';
import { type FieldValue, toNumber } from '../../events/field-value.ts';
import type { Accumulator } from '../statistical-function.ts';

export interface Timed {
  readonly value: FieldValue;
  readonly time: number;
}

/** Keeps the value of the earliest or latest event; of events with the same time, the first. */
export function byTime(
  isBetter: (time: number, than: number) => boolean,
  result: (found: Timed) => FieldValue,
): Accumulator {
  let found: Timed | undefined;
  return {
    add(value: FieldValue, event: Event) {
      if (value === null) return;
      const time = toNumber(event.get('_time')) ?? 0;
      if (found === undefined || isBetter(time, found.time)) found = { value, time };
    },
    result: () => (found === undefined ? null : result(found)),
  };
}
