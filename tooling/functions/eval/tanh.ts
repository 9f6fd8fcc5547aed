import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tanh: EagerFunction = {
  name: 'tanh',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the hyperbolic tangent of a number.',
  examples: [['tanh(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.tanh(value)),
};
