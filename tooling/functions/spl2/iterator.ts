import type { LazyFunction } from '../eval-function.ts';

export const iterator: LazyFunction = {
  name: 'iterator',
  parameters: [
    { name: 'list', type: 'any' },
    { name: 'name', type: 'any' },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Names the items of a list, for use in for_each().',
  examples: [],
  compile:
    ([list]) =>
    (row, run) =>
      list?.evaluate(row, run) ?? null,
};
