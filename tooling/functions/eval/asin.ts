import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const asin: EagerFunction = {
  name: 'asin',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the arc sine of a number, in radians.',
  examples: [['asin(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.asin(value)),
};
