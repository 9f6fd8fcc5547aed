import type { LazyFunction } from '../eval-function.ts';

export const iterator: LazyFunction = {
  name: 'iterator',
  usage: 'iterator(<list>,<name>)',
  summary: 'The items of a list under a name, for for_each().',
  arity: [2, 2],
  examples: [],
  compile:
    ([list]) =>
    (row, run) =>
      list?.evaluate(row, run) ?? null,
};
