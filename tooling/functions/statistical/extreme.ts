import { type FieldValue, isList, toNumber } from '../../events/field-value.ts';
import { compareValues } from '../order.ts';
import type { Accumulator } from '../statistical-function.ts';

/** Whether a value beats another one, from their order. */
type Beats = (order: number) => boolean;

/** The value that no other one beats; texts take part only while there is no number (fact 10). */
export function extreme(beats: Beats): Accumulator {
  return new Extreme(beats);
}

class Extreme implements Accumulator {
  readonly #beats: Beats;
  #found: FieldValue = null;

  constructor(beats: Beats) {
    this.#beats = beats;
  }

  add(value: FieldValue): void {
    if (isList(value)) for (const item of value) this.#addOne(item);
    else if (value !== null) this.#addOne(value);
  }

  #addOne(value: FieldValue): void {
    if (this.#found === null || isBetter(value, this.#found, this.#beats)) this.#found = value;
  }

  result(): FieldValue {
    return this.#found;
  }
}

function isBetter(value: FieldValue, found: FieldValue, beats: Beats) {
  const isNumber = toNumber(value) !== undefined;
  const wasNumber = toNumber(found) !== undefined;
  return isNumber === wasNumber ? beats(compareValues(value, found)) : isNumber;
}
