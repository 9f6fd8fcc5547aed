import type { EagerFunction } from '../eval-function.ts';

export const timeFunction: EagerFunction = {
  name: 'time',
  usage: 'time()',
  summary: 'Returns the current time; same as now() offline.',
  arity: [0, 0],
  examples: [],
  rules: [86],
  call: (_, { now }) => now,
};
