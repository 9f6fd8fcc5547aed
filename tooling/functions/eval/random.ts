import type { EagerFunction } from '../eval-function.ts';

export const randomFunction: EagerFunction = {
  name: 'random',
  usage: 'random()',
  summary:
    'A number between 0 and 2147483647: the same in every run, so that runs can be compared.',
  arity: [0, 0],
  examples: [],
  rules: [],
  call: () => 1_073_741_823,
};
