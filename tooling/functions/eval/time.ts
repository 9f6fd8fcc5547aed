import type { EagerFunction } from '../eval-function.ts';

export const timeFunction: EagerFunction = {
  name: 'time',
  usage: 'time()',
  summary: 'The present; here the same as now().',
  arity: [0, 0],
  examples: [],
  rules: [86],
  call: (_, { now }) => now,
};
