import type { EagerFunction } from '../eval-function.ts';

export const isnotnull: EagerFunction = {
  name: 'isnotnull',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is not null. An empty string is not null.',
  examples: [['isnotnull("")', 'True']],
  rules: [65],
  call: ([value = null]) => value !== null,
};
