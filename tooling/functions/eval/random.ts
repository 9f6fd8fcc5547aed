import type { EagerFunction } from '../eval-function.ts';

export const randomFunction: EagerFunction = {
  name: 'random',
  usage: 'random()',
  summary:
    'Returns a number from 0 to 2147483647. Offline, it is the same in every run, so that results are reproducible.',
  arity: [0, 0],
  examples: [],
  rules: [],
  call: () => 1_073_741_823,
};
