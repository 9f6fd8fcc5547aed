import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const expFunction: EagerFunction = {
  name: 'exp',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns e raised to the power of a number.',
  examples: [['exp(0)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.exp(value)),
};
