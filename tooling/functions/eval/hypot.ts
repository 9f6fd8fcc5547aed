import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const hypot: EagerFunction = {
  name: 'hypot',
  usage: 'hypot(<x>,<y>)',
  summary: 'Returns the hypotenuse of a right triangle: the square root of x² + y².',
  arity: [2, 2],
  examples: [['hypot(3,4)', '5']],
  rules: [],
  call: ofNumbers((x = 0, y = 0) => Math.hypot(x, y)),
};
