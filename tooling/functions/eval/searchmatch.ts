import type { LazyFunction } from '../eval-function.ts';

export const searchmatch: LazyFunction = {
  name: 'searchmatch',
  parameters: [{ name: 'search', type: 'string' }],
  returns: 'Boolean',
  category: 'comparison',
  summary: 'Returns whether the event matches a search expression.',
  examples: [],
  rules: [63],
  check: ([argument], problem) => {
    if (typeof argument?.literal !== 'string')
      problem('searchmatch() takes a search expression in quotes', 0);
  },
  // The search expression takes the place of the call before anything runs.
  compile: () => () => null,
};
