import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atan2: EagerFunction = {
  name: 'atan2',
  parameters: [
    { name: 'y', type: 'number' },
    { name: 'x', type: 'number' },
  ],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the angle of the point (x, y), in radians.',
  examples: [['atan2(0,1)', '0']],
  rules: [],
  call: ofNumbers((y = 0, x = 0) => Math.atan2(y, x)),
};
