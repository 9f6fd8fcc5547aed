import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const exactFunction: EagerFunction = {
  name: 'exact',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns the number at full precision.',
  examples: [['exact(3.14)', '3.14']],
  rules: [],
  call: ofNumbers((value = 0) => value),
};
