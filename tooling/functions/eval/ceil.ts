import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const ceil: EagerFunction = {
  name: 'ceil',
  usage: 'ceil(<num>)',
  summary: 'The next whole number upwards.',
  arity: [1, 1],
  examples: [['ceil(1.2)', '2']],
  rules: [],
  call: ofNumbers((value = 0) => Math.ceil(value)),
};
