import { type FieldValue, isList } from '../../events/field-value.ts';
import type { Accumulator, StatisticalFunction } from '../statistical-function.ts';

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
  create: () => new Count(),
};

class Count implements Accumulator {
  #total = 0;

  add(value: FieldValue): void {
    if (isList(value)) this.#total += value.length;
    else if (value !== null) this.#total += 1;
  }

  result(): FieldValue {
    return this.#total;
  }
}
