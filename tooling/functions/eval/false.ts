import type { EagerFunction } from '../eval-function.ts';

export const falseFunction: EagerFunction = {
  name: 'false',
  usage: 'false()',
  summary: 'False.',
  arity: [0, 0],
  examples: [['false()', 'False']],
  rules: [],
  call: () => false,
};
