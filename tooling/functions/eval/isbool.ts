import type { EagerFunction } from '../eval-function.ts';

export const isbool: EagerFunction = {
  name: 'isbool',
  usage: 'isbool(<value>)',
  summary: 'Whether a value is true or false.',
  arity: [1, 1],
  examples: [
    ['isbool(true())', 'True'],
    ['isbool("true")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => typeof value === 'boolean',
};
