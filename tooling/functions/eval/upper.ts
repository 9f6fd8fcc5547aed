import type { EagerFunction } from '../eval-function.ts';
import { eachValue } from './define.ts';

export const upperFunction: EagerFunction = {
  name: 'upper',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'text',
  summary: 'Converts a string, or each value of a multivalue, to upper case.',
  examples: [['upper("a")', 'A']],
  rules: [70],
  call: ([value = null]) => eachValue(value, (text) => text.toUpperCase()),
};
