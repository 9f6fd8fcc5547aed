import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sin: EagerFunction = {
  name: 'sin',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the sine of an angle in radians.',
  examples: [['sin(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.sin(value)),
};
