import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const ceiling: EagerFunction = {
  name: 'ceiling',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Rounds a number up to the next integer.',
  examples: [['ceiling(1.2)', '2']],
  rules: [],
  call: ofNumbers((value = 0) => Math.ceil(value)),
};
