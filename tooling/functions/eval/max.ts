import type { LazyFunction } from '../eval-function.ts';
import { extreme } from './extreme.ts';

export const maxFunction: LazyFunction = {
  name: 'max',
  usage: 'max(<value>,…)',
  summary:
    'Returns the largest value. Strings are greater than numbers; a quoted literal is a string.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [
    ['max(9,"a")', 'a'],
    ['max(1,10,9)', '10'],
    ['max("9","10")', '9'],
  ],
  rules: [85],
  compile: extreme((order) => order > 0),
};
