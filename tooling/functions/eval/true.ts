import type { EagerFunction } from '../eval-function.ts';

export const trueFunction: EagerFunction = {
  name: 'true',
  parameters: [],
  returns: 'Boolean',
  category: 'comparison',
  summary: 'True.',
  examples: [['true()', 'True']],
  rules: [],
  call: () => true,
};
