import type { EagerFunction } from '../eval-function.ts';

export const isbool: EagerFunction = {
  name: 'isbool',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a Boolean.',
  examples: [
    ['isbool(true())', 'True'],
    ['isbool("true")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => typeof value === 'boolean',
};
