import type { EagerFunction } from '../eval-function.ts';

export const randomFunction: EagerFunction = {
  name: 'random',
  parameters: [],
  returns: 'number',
  category: 'statistical',
  summary:
    'Returns a number from 0 to 2147483647. Offline, it is the same in every run, so that results are reproducible.',
  examples: [],
  rules: [],
  call: () => 1_073_741_823,
};
