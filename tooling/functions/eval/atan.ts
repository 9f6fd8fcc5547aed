import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const atan: EagerFunction = {
  name: 'atan',
  usage: 'atan(<num>)',
  summary: 'Returns the arc tangent of a number, in radians.',
  arity: [1, 1],
  examples: [['atan(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.atan(value)),
};
