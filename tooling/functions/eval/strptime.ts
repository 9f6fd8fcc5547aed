import { strptime as strptimeOf } from '../../time/strptime.ts';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const strptime: EagerFunction = {
  name: 'strptime',
  usage: 'strptime(<text>,<format>)',
  summary: 'The instant that a text tells in a format, in UTC; null when it does not.',
  arity: [2, 2],
  examples: [
    ['strptime("2018-08-13","%Y-%m-%d")', '1534118400'],
    ['strptime("12:00","%H:%M")', 'null'],
  ],
  rules: [89, 90],
  call: ofTexts((text = '', format = '') => strptimeOf(text, format) ?? null),
};
