import { items } from '../../events/bounds.ts';
import { bind } from '../eval/bind.ts';
import type { LazyFunction } from '../eval-function.ts';

export const forEach: LazyFunction = {
  name: 'for_each',
  usage: 'for_each(iterator(<list>,<name>),<expression>)',
  parameters: [
    { name: 'iterator', type: 'any' },
    { name: 'expression', type: 'any' },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Evaluates an expression for each item of a list and returns the list of results.',
  examples: [],
  compile:
    ([list, expression]) =>
    (row, run) => {
      const field = list?.iterates;
      if (field === undefined || expression === undefined) return null;
      return Array.from(items(list?.evaluate(row, run), run), (item) =>
        expression.evaluate(bind(row, field, item), run),
      );
    },
};
