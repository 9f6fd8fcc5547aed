import type { LazyFunction } from '../eval-function.ts';

export const searchmatch: LazyFunction = {
  name: 'searchmatch',
  usage: 'searchmatch(<search>)',
  summary: 'Returns whether the event matches a search expression.',
  arity: [1, 1],
  examples: [],
  rules: [63],
  check: ([argument], problem) => {
    if (typeof argument?.literal !== 'string')
      problem('searchmatch() takes a search expression in quotes', 0);
  },
  // The search expression takes the place of the call before anything runs.
  compile: () => () => null,
};
