import { toNumber, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const sumFunction: EagerFunction = {
  name: 'sum',
  usage: 'sum(<value>,…)',
  summary: 'Returns the sum of the arguments. Arguments that are not numbers are ignored.',
  arity: [1, Number.POSITIVE_INFINITY],
  examples: [['sum(1,2,"x")', '3']],
  rules: [],
  call: (args) =>
    args.flatMap(valuesOf).reduce<number>((total, value) => total + (toNumber(value) ?? 0), 0),
};
