import { toNumber, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const sumFunction: EagerFunction = {
  name: 'sum',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  returns: 'any',
  category: 'statistical',
  summary: 'Returns the sum of the arguments. Arguments that are not numbers are ignored.',
  examples: [['sum(1,2,"x")', '3']],
  rules: [],
  call: (args) =>
    args.flatMap(valuesOf).reduce<number>((total, value) => total + (toNumber(value) ?? 0), 0),
};
