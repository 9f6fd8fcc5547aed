import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const floorFunction: EagerFunction = {
  name: 'floor',
  parameters: [{ name: 'num', type: 'number' }],
  returns: 'number',
  category: 'mathematical',
  summary: 'Rounds a number down to the next integer.',
  examples: [['floor(1.8)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.floor(value)),
};
