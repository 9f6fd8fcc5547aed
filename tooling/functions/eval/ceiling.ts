import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const ceiling: EagerFunction = {
  name: 'ceiling',
  usage: 'ceiling(<num>)',
  summary: 'Rounds a number up to the next integer.',
  arity: [1, 1],
  examples: [['ceiling(1.2)', '2']],
  rules: [],
  call: ofNumbers((value = 0) => Math.ceil(value)),
};
