import { toNumber, toText } from '../../events/field-value.ts';
import { strftime as strftimeOf } from '../../time/strftime.ts';
import type { EagerFunction } from '../eval-function.ts';

/** From here on a number counts milliseconds: as seconds it would lie thousands of years ahead. */
const FIRST_MILLISECOND = 1e11;

export const strftime: EagerFunction = {
  name: 'strftime',
  usage: 'strftime(<time>,<format>[,<zone>])',
  summary: 'The instant, of seconds or milliseconds, written in a format; always in UTC.',
  arity: [2, 3],
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
