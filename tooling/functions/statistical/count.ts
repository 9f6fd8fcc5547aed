import { isList } from '../../events/field-value.ts';
import type { StatisticalFunction } from '../statistical-function.ts';

export const count: StatisticalFunction = {
  name: 'count',
  aliases: ['c'],
  summary: 'Counts rows, or the values of a field.',
  argument: 'optional',
  takes: 'any',
  returns: 'number',
  category: 'aggregate',
  examples: [[['a', null, ['b', 'c']], '3']],
  rules: [102, 103],
  create: () => {
    let total = 0;
    return {
      add(value) {
        if (isList(value)) total += value.length;
        else if (value !== null) total += 1;
      },
      result: () => total,
    };
  },
};
