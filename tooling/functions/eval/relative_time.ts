import { toNumber, toText } from '../../events/field-value.ts';
import { relativeTime as relativeTimeOf } from '../../time/relative-time.ts';
import type { EagerFunction } from '../eval-function.ts';

export const relativeTime: EagerFunction = {
  name: 'relative_time',
  parameters: [
    { name: 'time', type: 'any' },
    { name: 'modifier', type: 'string' },
  ],
  returns: 'number',
  category: 'date and time',
  summary: 'Applies a time modifier such as -1d@d to a time.',
  examples: [
    ['relative_time(7265,"-2h@h")', '0'],
    ['relative_time(86400,"+1d")', '172800'],
  ],
  rules: [86, 87],
  call: ([time = null, modifier = null]) => {
    const from = toNumber(time);
    return from === undefined || modifier === null
      ? null
      : (relativeTimeOf(from, toText(modifier)) ?? null);
  },
};
