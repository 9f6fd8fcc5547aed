import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const cos: EagerFunction = {
  name: 'cos',
  usage: 'cos(<num>)',
  summary: 'Returns the cosine of an angle in radians.',
  arity: [1, 1],
  examples: [['cos(0)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.cos(value)),
};
