import { type FieldValue, isList, toNumber, toText } from '../../events/field-value.ts';

type Call = (args: readonly FieldValue[]) => FieldValue;

/** A function of strings: the result is null if an argument is null or a multivalue (rules 61 and 70). */
export function ofTexts(compute: (...texts: readonly string[]) => FieldValue): Call {
  return (args) => {
    if (args.some((arg) => arg === null || typeof arg === 'object')) return null;
    return compute(...args.map(toText));
  };
}

/** A function of numbers: the result is null if an argument is not numeric. */
export function ofNumbers(compute: (...values: readonly number[]) => FieldValue): Call {
  return (args) => {
    const values: number[] = [];
    for (const arg of args) {
      const number = toNumber(arg);
      if (number === undefined) return null;
      values.push(number);
    }
    const result = compute(...values);
    return typeof result === 'number' && Number.isNaN(result) ? null : result;
  };
}

/** A function of strings that applies to each value of a multivalue. */
export function eachValue(value: FieldValue, compute: (text: string) => string): FieldValue {
  if (value === null) return null;
  return isList(value) ? value.map((item) => compute(toText(item))) : compute(toText(value));
}

/** Whether a text contains surrogate pairs. */
export function hasSurrogates(text: string): boolean {
  return SURROGATES.test(text);
}

const SURROGATES = /[\ud800-\udfff]/;
