import { type FieldValue, toNumber, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { MISSING_TEXT } from './tostring.ts';

export const printf: EagerFunction = {
  name: 'printf',
  parameters: [
    { name: 'format', type: 'string' },
    { name: 'value', type: 'any', isOptional: true },
  ],
  repeats: 1,
  takesNull: true,
  returns: 'string',
  category: 'conversion',
  summary:
    'Formats values with a format string such as "%s: %d". Supports %s, %d, %x, %f and other conversions.',
  examples: [
    ['printf("%s-%03d","a",7)', 'a-007'],
    ['printf("%.2f%%",12.345)', '12.35%'],
    ['printf("%e",12345.678)', '1.234568e+04'],
    ['printf("%g",0.00001234)', '1.234e-05'],
    ['printf("%\'d",1234567)', '1,234,567'],
    ['printf("%06d",-42)', '-00042'],
    ['printf("%*d|%-*s|",5,42,3,"a")', '   42|a  |'],
    ['printf("%s",absent)', 'Null'],
  ],
  rules: [],
  call: ([format = null, ...values]) =>
    format === null ? null : formatted(toText(format), values),
};

const DIRECTIVE = /%([-+ 0#']*)(\d+|\*)?(?:\.(\d+|\*))?([sdiEeFfGgXxouc%])/g;

/** The largest width and precision. */
const WIDEST = 1000;
const MOST_DECIMALS = 20;

interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly kind: string;
}

function formatted(format: string, values: readonly FieldValue[]): string {
  let index = 0;
  const next = (): FieldValue => values[index++] ?? null;
  /** A width or precision: digits, or `*` for the next value. */
  const size = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : (toNumber(text === '*' ? next() : text) ?? 0);
  return format.replace(DIRECTIVE, (_, flags: string, width, precision, kind: string) => {
    if (kind === '%') return '%';
    const directive = { flags, width: size(width) ?? 0, precision: size(precision), kind };
    return written(next(), directive);
  });
}

function written(value: FieldValue, directive: Directive): string {
  const { flags, precision, kind } = directive;
  if (kind === 's')
    return padded(
      '',
      (value === null ? MISSING_TEXT : toText(value)).slice(0, precision),
      directive,
    );
  if (kind === 'c') return padded('', toText(value).slice(0, 1), directive);
  const number = toNumber(value) ?? 0;
  const isNegative = number < 0;
  const digits = digitsOf(Math.abs(number), directive);
  const sign = isNegative ? '-' : (/[+ ]/.exec(flags)?.[0] ?? '');
  const isSigned = !'xXou'.includes(kind) || isNegative;
  return padded(isSigned ? sign : '', flags.includes("'") ? grouped(digits) : digits, directive);
}

function digitsOf(number: number, { flags, precision, kind }: Directive): string {
  const decimals = Math.max(0, Math.min(MOST_DECIMALS, precision ?? 6));
  switch (kind.toLowerCase()) {
    case 'x': {
      const text = Math.trunc(number).toString(16);
      return kind === 'X' ? text.toUpperCase() : text;
    }
    case 'o':
      return Math.trunc(number).toString(8);
    case 'f':
      return number.toFixed(decimals);
    case 'e':
      return exponential(number, decimals, kind);
    case 'g':
      return general(number, Math.max(1, decimals), { kind, keepsZeros: flags.includes('#') });
    default:
      return String(Math.trunc(number)).padStart(Math.min(WIDEST, precision ?? 0), '0');
  }
}

/** As in C, the exponent has at least two digits. */
function exponential(number: number, decimals: number, kind: string): string {
  const text = number.toExponential(decimals).replace(/e([+-])(\d)$/, 'e$10$2');
  return kind === 'E' || kind === 'G' ? text.toUpperCase() : text;
}

interface GeneralStyle {
  readonly kind: string;
  readonly keepsZeros: boolean;
}

/** The shorter of both notations, as in C: an exponent only for very small and very large numbers. */
function general(number: number, precision: number, { kind, keepsZeros }: GeneralStyle): string {
  const exponent = Number(number.toExponential(precision - 1).split('e')[1]);
  const text =
    exponent < -4 || exponent >= precision
      ? exponential(number, precision - 1, kind)
      : number.toFixed(Math.min(MOST_DECIMALS, precision - 1 - exponent));
  return keepsZeros ? text : text.replace(/(\.\d*?)0+(?=e|E|$)/, '$1').replace(/\.(?=e|E|$)/, '');
}

function grouped(digits: string): string {
  const [whole = '', ...rest] = digits.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.');
}

function padded(sign: string, text: string, { flags, width, kind }: Directive): string {
  const size = Math.min(Math.abs(width), WIDEST);
  if (flags.includes('-') || width < 0) return `${sign}${text}`.padEnd(size);
  if (flags.includes('0') && !'sc'.includes(kind))
    return `${sign}${text.padStart(size - sign.length, '0')}`;
  return `${sign}${text}`.padStart(size);
}
