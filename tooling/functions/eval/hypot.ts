import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const hypot: EagerFunction = {
  name: 'hypot',
  parameters: [
    { name: 'x', type: 'number' },
    { name: 'y', type: 'number' },
  ],
  returns: 'number',
  category: 'trigonometry',
  summary: 'Returns the hypotenuse of a right triangle: the square root of x² + y².',
  examples: [['hypot(3,4)', '5']],
  rules: [],
  call: ofNumbers((x = 0, y = 0) => Math.hypot(x, y)),
};
