import type { EagerFunction } from '../eval-function.ts';

export const isnull: EagerFunction = {
  name: 'isnull',
  usage: 'isnull(<value>)',
  summary: 'Returns whether a value is null. An empty string is not null.',
  arity: [1, 1],
  examples: [
    ['isnull(absent)', 'True'],
    ['isnull("")', 'False'],
  ],
  rules: [65],
  call: ([value = null]) => value === null,
};
