import { type FieldValue, isList, toNumber, toText } from '../../events/field-value.ts';

type Call = (args: readonly FieldValue[]) => FieldValue;

/** A function of texts: null or a multivalue makes null (rules 61 and 70). */
export function ofTexts(compute: (...texts: readonly string[]) => FieldValue): Call {
  return (args) => {
    if (args.some((arg) => arg === null || typeof arg === 'object')) return null;
    return compute(...args.map(toText));
  };
}

/** A function of numbers: what reads as no number makes null. */
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

/** The same for each value of a multivalue. */
export function eachValue(value: FieldValue, compute: (text: string) => string): FieldValue {
  if (value === null) return null;
  return isList(value) ? value.map((item) => compute(toText(item))) : compute(toText(value));
}

/** Whether a text has characters that take two code units. */
export function hasSurrogates(text: string): boolean {
  return SURROGATES.test(text);
}

const SURROGATES = /[\ud800-\udfff]/;
