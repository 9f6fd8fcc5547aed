import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const absFunction: EagerFunction = {
  name: 'abs',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns the absolute value of a number.',
  examples: [['abs(-3)', '3']],
  rules: [],
  call: ofNumbers((value = 0) => Math.abs(value)),
};
