import { toNumber, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const avg: EagerFunction = {
  name: 'avg',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  returns: 'any',
  category: 'statistical',
  summary: 'Returns the average of the arguments. Arguments that are not numbers are ignored.',
  examples: [['avg(1,2)', '1.5']],
  rules: [],
  call: (args) => {
    const numbers = args.flatMap(valuesOf).flatMap((value) => toNumber(value) ?? []);
    return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
  },
};
