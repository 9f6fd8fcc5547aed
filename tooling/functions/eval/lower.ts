import type { EagerFunction } from '../eval-function.ts';
import { eachValue } from './define.ts';

export const lowerFunction: EagerFunction = {
  name: 'lower',
  usage: 'lower(<text>)',
  summary: 'The text in lower case; each value of a multivalue.',
  arity: [1, 1],
  examples: [['lower("PsExec")', 'psexec']],
  rules: [70],
  call: ([value = null]) => eachValue(value, (text) => text.toLowerCase()),
};
