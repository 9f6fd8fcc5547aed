import type { Event } from '../../events/event.ts';
import { type FieldValue, isList, toNumber } from '../../events/field-value.ts';
import type { Accumulator } from '../statistical-function.ts';

/** An accumulator that only needs the values, one at a time. */
export function eachValue(add: (value: FieldValue) => void, result: () => FieldValue): Accumulator {
  return {
    add(value: FieldValue, _: Event) {
      if (isList(value)) for (const item of value) add(item);
      else if (value !== null) add(value);
    },
    result,
  };
}

/** An accumulator of numbers: values that are not numeric are ignored (rule 108). */
export function numbers(compute: (values: readonly number[]) => FieldValue): Accumulator {
  const values: number[] = [];
  const add = (value: FieldValue): void => {
    const number = toNumber(value);
    if (number !== undefined) values.push(number);
  };
  return eachValue(add, () => (values.length === 0 ? null : compute(values)));
}

/** Running moments of numbers, in constant memory and constant time per number. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  /** The sum of squared deviations from the mean. */
  readonly squares: number;
  /** The sum of squares. */
  readonly sumOfSquares: number;
  readonly min: number;
  readonly max: number;
}

/** An accumulator of numbers that needs only their moments (Welford's algorithm). */
export function moments(compute: (moments: Moments) => FieldValue): Accumulator {
  const found = {
    count: 0,
    sum: 0,
    mean: 0,
    squares: 0,
    sumOfSquares: 0,
    min: Infinity,
    max: -Infinity,
  };
  const add = (value: FieldValue): void => {
    const number = toNumber(value);
    if (number === undefined) return;
    found.count += 1;
    found.sum += number;
    const distance = number - found.mean;
    found.mean += distance / found.count;
    found.squares += distance * (number - found.mean);
    found.sumOfSquares += number ** 2;
    found.min = Math.min(found.min, number);
    found.max = Math.max(found.max, number);
  };
  return eachValue(add, () => (found.count === 0 ? null : compute(found)));
}

export function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
