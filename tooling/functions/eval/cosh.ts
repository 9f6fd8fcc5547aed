import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const cosh: EagerFunction = {
  name: 'cosh',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the hyperbolic cosine of a number.',
  examples: [['cosh(0)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.cosh(value)),
};
