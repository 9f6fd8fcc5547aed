import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const powFunction: EagerFunction = {
  name: 'pow',
  usage: 'pow(<num>,<exponent>)',
  summary: 'Raises a number to a power.',
  arity: [2, 2],
  examples: [['pow(2,10)', '1024']],
  rules: [],
  call: ofNumbers((value = 0, exponent = 0) => value ** exponent),
};
