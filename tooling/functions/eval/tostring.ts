import { toNumber, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

/** How a missing field reads as text (fact 28). */
export const MISSING_TEXT = 'Null';

const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['commas', commas],
  ['hex', (value) => `0x${Math.trunc(value).toString(16).toUpperCase()}`],
  ['binary', (value) => Math.trunc(value).toString(2)],
  ['duration', duration],
]);

export const tostring: EagerFunction = {
  name: 'tostring',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'format', type: 'string', isOptional: true },
  ],
  takesNull: true,
  returns: 'string',
  category: 'conversion',
  summary:
    'Converts a value to a string. Formats numbers as "commas", "hex", "binary" or "duration". A missing field is "Null".',
  examples: [
    ['tostring(12345.6789,"commas")', '12,345.68'],
    ['tostring(15,"hex")', '0xF'],
    ['tostring(615,"duration")', '00:10:15'],
    ['tostring(1=1)', 'True'],
    ['tostring(9,"binary")', '1001'],
    ['tostring(absent)', 'Null'],
  ],
  rules: [83],
  call: ([value = null, format = null]) => {
    if (value === null) return MISSING_TEXT;
    const number = toNumber(value);
    const write = format === null || number === undefined ? undefined : FORMATS.get(toText(format));
    return write === undefined || number === undefined ? toText(value) : write(number);
  },
};

function commas(value: number): string {
  const [whole = '', fraction] = (Number.isInteger(value) ? String(value) : value.toFixed(2)).split(
    '.',
  );
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function duration(value: number): string {
  const seconds = Math.trunc(Math.abs(value));
  const days = Math.floor(seconds / 86_400);
  const two = (part: number): string => String(part).padStart(2, '0');
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':');
  return `${value < 0 ? '-' : ''}${days > 0 ? `${days}+` : ''}${clock}`;
}
