import type { EagerFunction } from '../eval-function.ts';

export const isbool: EagerFunction = {
  name: 'isbool',
  usage: 'isbool(<value>)',
  summary: 'Returns whether a value is a Boolean.',
  arity: [1, 1],
  examples: [
    ['isbool(true())', 'True'],
    ['isbool("true")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => typeof value === 'boolean',
};
