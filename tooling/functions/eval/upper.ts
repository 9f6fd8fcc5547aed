import type { EagerFunction } from '../eval-function.ts';
import { eachValue } from './define.ts';

export const upperFunction: EagerFunction = {
  name: 'upper',
  usage: 'upper(<text>)',
  summary: 'The text in upper case; each value of a multivalue.',
  arity: [1, 1],
  examples: [['upper("a")', 'A']],
  rules: [70],
  call: ([value = null]) => eachValue(value, (text) => text.toUpperCase()),
};
