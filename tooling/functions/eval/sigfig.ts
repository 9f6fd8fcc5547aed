import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const sigfig: EagerFunction = {
  name: 'sigfig',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary:
    'Rounds a number to its significant figures in Splunk. Offline, it returns the number unchanged.',
  examples: [['sigfig(1.5)', '1.5']],
  rules: [],
  call: ofNumbers((value = 0) => value),
};
