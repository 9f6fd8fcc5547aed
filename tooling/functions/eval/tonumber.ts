import { type FieldValue, toNumber } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';

export const tonumber: LazyFunction = {
  name: 'tonumber',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'base', type: 'number', isOptional: true },
  ],
  returns: 'number',
  category: 'conversion',
  summary: 'Converts a string to a number, or returns null if it is not numeric.',
  examples: [
    ['tonumber("0A4",16)', '164'],
    ['tonumber(lower(" 5"))', 'null'],
    ['tonumber("1e3")', '1000'],
  ],
  rules: [82],
  check: ([value, base], problem) => {
    const isKnown = base === undefined || base.literal !== undefined;
    if (
      isKnown &&
      typeof value?.literal === 'string' &&
      read(value.literal, base?.literal) === null
    ) {
      problem(`"${value.literal}" is not a number`, 0);
    }
  },
  compile:
    ([value, base]) =>
    (row, run) =>
      read(value?.evaluate(row, run), base?.evaluate(row, run)),
};

function read(value: FieldValue | undefined, base: FieldValue = 10): number | null {
  if (typeof value === 'number') return value;
  const radix = toNumber(base) ?? 10;
  if (typeof value !== 'string') return null;
  return radix === 10 ? (toNumber(value) ?? null) : inBase(value, radix);
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

function inBase(text: string, radix: number): number | null {
  const digits = radix === 16 ? text.replace(/^0x/i, '') : text;
  const isValid = digits !== '' && [...digits.toLowerCase()].every((char) => inDigits(char, radix));
  return isValid && radix >= 2 && radix <= 36 ? Number.parseInt(digits, radix) : null;
}

function inDigits(char: string, radix: number): boolean {
  const value = DIGITS.indexOf(char);
  return value >= 0 && value < radix;
}
