import type { EagerFunction } from '../eval-function.ts';

export const falseFunction: EagerFunction = {
  name: 'false',
  parameters: [],
  returns: 'Boolean',
  category: 'comparison',
  summary: 'False.',
  examples: [['false()', 'False']],
  rules: [],
  call: () => false,
};
