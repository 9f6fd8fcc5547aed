import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const powFunction: EagerFunction = {
  name: 'pow',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'exponent', type: 'number' },
  ],
  returns: 'number',
  category: 'mathematical',
  summary: 'Raises a number to a power.',
  examples: [['pow(2,10)', '1024']],
  rules: [],
  call: ofNumbers((value = 0, exponent = 0) => value ** exponent),
};
