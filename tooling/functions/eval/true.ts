import type { EagerFunction } from '../eval-function.ts';

export const trueFunction: EagerFunction = {
  name: 'true',
  usage: 'true()',
  summary: 'True.',
  arity: [0, 0],
  examples: [['true()', 'True']],
  rules: [],
  call: () => true,
};
