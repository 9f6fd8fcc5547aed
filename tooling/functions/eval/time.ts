import type { EagerFunction } from '../eval-function.ts';

export const timeFunction: EagerFunction = {
  name: 'time',
  parameters: [],
  returns: 'number',
  category: 'date and time',
  summary: 'Returns the current time; same as now() offline.',
  examples: [],
  rules: [86],
  call: (_, { now }) => now,
};
