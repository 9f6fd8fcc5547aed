import { toText } from '../../events/field-value.ts';
import { strptime as strptimeOf } from '../../time/strptime.ts';
import type { EagerFunction } from '../eval-function.ts';

export const strptime: EagerFunction = {
  name: 'strptime',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'format', type: 'string' },
  ],
  returns: 'number',
  category: 'date and time',
  summary:
    'Parses a time in a format, or returns null if the string does not match. The result has six decimals.',
  examples: [
    ['strptime("2018-08-13","%Y-%m-%d")', '1534118400.000000'],
    ['strptime("12:00","%H:%M")', 'null'],
  ],
  rules: [89, 90],
  call: ([text = null, format = null], { now, timeZone: zone }) => {
    if (text === null || format === null || typeof text === 'object') return null;
    return strptimeOf(toText(text), toText(format), { now, zone })?.toFixed(6) ?? null;
  },
};
