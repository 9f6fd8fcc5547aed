import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const ceil: EagerFunction = {
  name: 'ceil',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Rounds a number up to the next integer.',
  examples: [['ceil(1.2)', '2']],
  rules: [],
  call: ofNumbers((value = 0) => Math.ceil(value)),
};
