import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atan: EagerFunction = {
  name: 'atan',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the arc tangent of a number, in radians.',
  examples: [['atan(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.atan(value)),
};
