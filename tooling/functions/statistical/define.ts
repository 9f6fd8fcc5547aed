import type { Event } from '../../events/event.ts';
import { type FieldValue, toNumber, valuesOf } from '../../events/field-value.ts';
import type { Accumulator } from '../statistical-function.ts';

/** An accumulator that only wants the values, one at a time. */
export function eachValue(add: (value: FieldValue) => void, result: () => FieldValue): Accumulator {
  return {
    add(value: FieldValue, _: Event) {
      for (const item of valuesOf(value)) add(item);
    },
    result,
  };
}

/** An accumulator of numbers: what reads as no number is left out (rule 108). */
export function numbers(compute: (values: readonly number[]) => FieldValue): Accumulator {
  const values: number[] = [];
  const add = (value: FieldValue): void => {
    const number = toNumber(value);
    if (number !== undefined) values.push(number);
  };
  return eachValue(add, () => (values.length === 0 ? null : compute(values)));
}

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** The sum of squared distances from the mean. */
export function squares(values: readonly number[]): number {
  const center = mean(values);
  return sum(values.map((value) => (value - center) ** 2));
}

export function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
