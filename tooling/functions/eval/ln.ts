import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const lnFunction: EagerFunction = {
  name: 'ln',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns the natural logarithm of a number.',
  examples: [
    ['ln(1)', '0'],
    ['ln(0)', 'null'],
  ],
  rules: [],
  call: ofNumbers((value = 0) => (value > 0 ? Math.log(value) : null)),
};
