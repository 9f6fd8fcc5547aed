import { toNumber, toText } from '../../events/field-value.ts';
import { strftime as strftimeOf } from '../../time/strftime.ts';
import type { EagerFunction } from '../eval-function.ts';

export const strftime: EagerFunction = {
  name: 'strftime',
  parameters: [
    { name: 'time', type: 'number' },
    { name: 'format', type: 'string' },
  ],
  returns: 'string',
  category: 'date and time',
  summary: 'Formats a time.',
  examples: [['strftime(0,"%Y-%m-%dT%H:%M:%S")', '1970-01-01T00:00:00']],
  rules: [88, 90],
  call: ([time = null, format = null], { timeZone }) => {
    const seconds = toNumber(time);
    if (seconds === undefined || format === null) return null;
    return strftimeOf(seconds, toText(format), timeZone);
  },
};
