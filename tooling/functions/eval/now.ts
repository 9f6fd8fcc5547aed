import type { EagerFunction } from '../eval-function.ts';

export const nowFunction: EagerFunction = {
  name: 'now',
  usage: 'now()',
  summary: 'Returns the time at which the search runs.',
  arity: [0, 0],
  examples: [],
  rules: [86],
  call: (_, { now }) => now,
};
