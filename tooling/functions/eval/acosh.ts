import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const acosh: EagerFunction = {
  name: 'acosh',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the inverse hyperbolic cosine of a number.',
  examples: [['acosh(1)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.acosh(value)),
};
