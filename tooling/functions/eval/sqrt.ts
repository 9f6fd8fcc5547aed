import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sqrtFunction: EagerFunction = {
  name: 'sqrt',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns the square root of a number.',
  examples: [
    ['sqrt(9)', '3'],
    ['sqrt(-1)', 'null'],
  ],
  rules: [],
  call: ofNumbers((value = 0) => Math.sqrt(value)),
};
