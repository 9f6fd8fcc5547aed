import type { LazyFunction } from '../eval-function.ts';

export const searchmatch: LazyFunction = {
  name: 'searchmatch',
  usage: 'searchmatch(<search>)',
  summary: 'Returns whether the event matches a search expression.',
  arity: [1, 1],
  examples: [],
  rules: [63],
  compile: ([argument], tools) => {
    if (typeof argument?.literal === 'string') return tools.search(argument.literal);
    tools.problem('searchmatch() takes a search expression in quotes', 0);
    return () => null;
  },
};
