import { type FieldValue, toNumber, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { MISSING_TEXT } from './tostring.ts';

export const printf: EagerFunction = {
  name: 'printf',
  usage: 'printf(<format>,<value>,…)',
  summary:
    'Formats values with a format string such as "%s: %d". Supports %s, %d, %x, %f and other conversions.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [
    ['printf("%s-%03d","a",7)', 'a-007'],
    ['printf("%.2f%%",12.345)', '12.35%'],
    ['printf("%s",absent)', 'Null'],
  ],
  rules: [],
  call: ([format = null, ...values]) =>
    format === null ? null : formatted(toText(format), values),
};

const DIRECTIVE = /%([-+ 0#]*)(\d+)?(?:\.(\d+))?([sdifeEgGxXouc%])/g;

function formatted(format: string, values: readonly FieldValue[]): string {
  let index = 0;
  return format.replace(DIRECTIVE, (_, flags: string, width, precision, kind: string) => {
    if (kind === '%') return '%';
    const value = values[index] ?? null;
    index += 1;
    const text = written(value, kind, precision === undefined ? undefined : Number(precision));
    return padded(
      flags.includes('+') && /^\d/.test(text) ? `+${text}` : text,
      flags,
      Number(width ?? 0),
    );
  });
}

function written(value: FieldValue, kind: string, precision: number | undefined): string {
  if (kind === 's') return (value === null ? MISSING_TEXT : toText(value)).slice(0, precision);
  const number = toNumber(value) ?? 0;
  if (kind === 'x' || kind === 'X') return hexadecimal(number, kind);
  if (kind === 'o') return Math.trunc(number).toString(8);
  if (kind === 'c') return toText(value).slice(0, 1);
  if (/[di]/.test(kind) || kind === 'u') return String(Math.trunc(number));
  if (kind === 'f') return number.toFixed(Math.min(20, precision ?? 6));
  return kind.toLowerCase() === 'e'
    ? number.toExponential(Math.min(20, precision ?? 6))
    : String(number);
}

function hexadecimal(number: number, kind: string): string {
  const text = Math.trunc(number).toString(16);
  return kind === 'X' ? text.toUpperCase() : text;
}

function padded(text: string, flags: string, width: number): string {
  const size = Math.min(width, 1000);
  if (flags.includes('-')) return text.padEnd(size);
  return text.padStart(size, flags.includes('0') ? '0' : ' ');
}
