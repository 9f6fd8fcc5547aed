import type { LazyFunction } from '../eval-function.ts';
import { extreme } from './extreme.ts';

export const minFunction: LazyFunction = {
  name: 'min',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  takesNull: true,
  returns: 'any',
  category: 'statistical',
  summary:
    'Returns the smallest value. Strings are greater than numbers; a quoted literal is a string.',
  examples: [
    ['min(9,"a")', '9'],
    ['min(1,10,9)', '1'],
    ['min("10","9")', '10'],
  ],
  rules: [85],
  compile: extreme((order) => order < 0),
};
