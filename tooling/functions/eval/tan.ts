import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const tan: EagerFunction = {
  name: 'tan',
  usage: 'tan(<num>)',
  summary: 'The tangent of the number; angles are in radians.',
  arity: [1, 1],
  examples: [['tan(0)', '0']],
  rules: [],
  call: ofNumbers((value = 0) => Math.tan(value)),
};
