import type { EagerFunction } from '../eval-function.ts';
import { roundedTo } from '../rounded.ts';
import { ofNumbers } from './define.ts';

export const roundFunction: EagerFunction = {
  name: 'round',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'digits', type: 'number', isOptional: true },
  ],
  returns: 'number',
  category: 'mathematical',
  summary:
    'Rounds a number to an integer, or to a number of decimal digits. Halves round away from zero.',
  examples: [
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(5,2)', '5.00'],
    ['round(3.456,2)', '3.46'],
  ],
  rules: [84],
  call: ofNumbers((value = 0, digits) => roundedTo(value, digits ?? 0)),
};
