import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const tonumber: EagerFunction = {
  name: 'tonumber',
  usage: 'tonumber(<text>[,<base>])',
  summary: 'The number that a text reads as; null when it reads as none.',
  arity: [1, 2],
  examples: [
    ['tonumber("0A4",16)', '164'],
    ['tonumber(" 5")', 'null'],
    ['tonumber("1e3")', '1000'],
  ],
  rules: [82],
  call: ([value = null, base = 10]) => {
    if (typeof value === 'number') return value;
    const radix = toNumber(base) ?? 10;
    if (typeof value !== 'string') return null;
    return radix === 10 ? (toNumber(value) ?? null) : inBase(value, radix);
  },
};

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
