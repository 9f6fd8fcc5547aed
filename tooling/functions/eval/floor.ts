import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const floorFunction: EagerFunction = {
  name: 'floor',
  usage: 'floor(<num>)',
  summary: 'Rounds a number down to the next integer.',
  arity: [1, 1],
  examples: [['floor(1.8)', '1']],
  rules: [],
  call: ofNumbers((value = 0) => Math.floor(value)),
};
