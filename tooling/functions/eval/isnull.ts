import type { EagerFunction } from '../eval-function.ts';

export const isnull: EagerFunction = {
  name: 'isnull',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is null. An empty string is not null.',
  examples: [
    ['isnull(absent)', 'True'],
    ['isnull("")', 'False'],
  ],
  rules: [65],
  call: ([value = null]) => value === null,
};
