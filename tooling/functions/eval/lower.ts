import type { EagerFunction } from '../eval-function.ts';
import { eachValue } from './define.ts';

export const lowerFunction: EagerFunction = {
  name: 'lower',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'text',
  summary: 'Converts a string, or each value of a multivalue, to lower case.',
  examples: [['lower("PsExec")', 'psexec']],
  rules: [70],
  call: ([value = null]) => eachValue(value, (text) => text.toLowerCase()),
};
