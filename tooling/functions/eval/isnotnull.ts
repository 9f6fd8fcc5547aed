import type { EagerFunction } from '../eval-function.ts';

export const isnotnull: EagerFunction = {
  name: 'isnotnull',
  usage: 'isnotnull(<value>)',
  summary: 'Returns whether a value is not null. An empty string is not null.',
  arity: [1, 1],
  examples: [['isnotnull("")', 'True']],
  rules: [65],
  call: ([value = null]) => value !== null,
};
