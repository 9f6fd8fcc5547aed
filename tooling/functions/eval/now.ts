import type { EagerFunction } from '../eval-function.ts';

export const nowFunction: EagerFunction = {
  name: 'now',
  parameters: [],
  returns: 'number',
  category: 'date and time',
  summary: 'Returns the time at which the search runs.',
  examples: [],
  rules: [86],
  call: (_, { now }) => now,
};
