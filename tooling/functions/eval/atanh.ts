import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atanh: EagerFunction = {
  name: 'atanh',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the inverse hyperbolic tangent of a number.',
  examples: [['atanh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.atanh(value)),
};
