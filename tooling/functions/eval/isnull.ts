import type { EagerFunction } from '../eval-function.ts';

export const isnull: EagerFunction = {
  name: 'isnull',
  usage: 'isnull(<value>)',
  summary: 'Whether there is no value; an empty text is one.',
  arity: [1, 1],
  examples: [
    ['isnull(absent)', 'True'],
    ['isnull("")', 'False'],
  ],
  rules: [65],
  call: ([value = null]) => value === null,
};
