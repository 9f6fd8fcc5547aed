import { type FieldValue, toNumber } from '../../events/field-value.ts';
import { compareValues } from '../order.ts';
import type { Accumulator } from '../statistical-function.ts';
import { eachValue } from './define.ts';

/** The value that no other one beats; texts take part only while there is no number (fact 10). */
export function extreme(beats: (order: number) => boolean): Accumulator {
  let found: FieldValue = null;
  return eachValue(
    (value) => {
      if (found === null || isBetter(value, found, beats)) found = value;
    },
    () => found,
  );
}

function isBetter(value: FieldValue, found: FieldValue, beats: (order: number) => boolean) {
  const isNumber = toNumber(value) !== undefined;
  const wasNumber = toNumber(found) !== undefined;
  return isNumber === wasNumber ? beats(compareValues(value, found)) : isNumber;
}
