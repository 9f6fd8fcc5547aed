import type { LazyFunction } from '../eval-function.ts';
import { extreme } from './extreme.ts';

export const maxFunction: LazyFunction = {
  name: 'max',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  takesNull: true,
  returns: 'any',
  category: 'statistical',
  summary:
    'Returns the largest value. Strings are greater than numbers; a quoted literal is a string.',
  examples: [
    ['max(9,"a")', 'a'],
    ['max(1,10,9)', '10'],
    ['max("9","10")', '9'],
  ],
  rules: [85],
  compile: extreme((order) => order > 0),
};
