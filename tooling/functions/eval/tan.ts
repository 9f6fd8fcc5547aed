import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tan: EagerFunction = {
  name: 'tan',
  usage: 'tan(<num>)',
  summary: 'Returns the tangent of an angle in radians.',
  arity: [1, 1],
  examples: [['tan(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.tan(value)),
};
