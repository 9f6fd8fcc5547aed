import type { EagerFunction } from '../eval-function.ts';

export const nowFunction: EagerFunction = {
  name: 'now',
  usage: 'now()',
  summary: 'The instant the search takes for the present.',
  arity: [0, 0],
  examples: [],
  rules: [86],
  call: (_, { now }) => now,
};
