import type { LazyFunction } from '../eval-function.ts';

export const iterator: LazyFunction = {
  name: 'iterator',
  usage: 'iterator(<list>,<name>)',
  summary: 'Names the items of a list, for use in for_each().',
  arity: [2, 2],
  examples: [],
  compile:
    ([list]) =>
    (row, run) =>
      list?.evaluate(row, run) ?? null,
};
