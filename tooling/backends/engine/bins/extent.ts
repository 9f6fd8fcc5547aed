import { type FieldValue, toNumber, valuesOf } from '../../../events/field-value.ts';

/** The smallest and largest number to bin. */
export interface Extent {
  readonly min: number;
  readonly max: number;
  /** Whether all of them are whole numbers. */
  readonly isWhole: boolean;
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
