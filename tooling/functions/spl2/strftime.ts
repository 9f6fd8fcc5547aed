import { toNumber, toText } from '../../events/field-value.ts';
import { strftime as strftimeOf } from '../../time/strftime.ts';
import type { EagerFunction } from '../eval-function.ts';

/** Larger numbers are milliseconds: as seconds, they would be thousands of years in the future. */
const FIRST_MILLISECOND = 1e11;

export const strftime: EagerFunction = {
  name: 'strftime',
  parameters: [
    { name: 'time', type: 'any' },
    { name: 'format', type: 'string' },
    { name: 'zone', type: 'string', isOptional: true },
  ],
  returns: 'string',
  category: 'date and time',
  summary: 'Formats a time in seconds or milliseconds. Always uses UTC.',
  examples: [
    ['strftime(0,"%Y-%m-%d")', '1970-01-01'],
    ['strftime(1534118400000,"%F")', '2018-08-13'],
  ],
  call: ([time = null, format = null]) => {
    const number = toNumber(time);
    if (number === undefined || format === null) return null;
    const seconds = Math.abs(number) < FIRST_MILLISECOND ? number : number / 1000;
    return strftimeOf(seconds, toText(format));
  },
};
