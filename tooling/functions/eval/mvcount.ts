import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvcount: EagerFunction = {
  name: 'mvcount',
  usage: 'mvcount(<value>)',
  summary: 'Returns the number of values, or null without values.',
  arity: [1, 1],
  examples: [
    ['mvcount(split("a,b",","))', '2'],
    ['mvcount(absent)', 'null'],
  ],
  rules: [73],
  call: ([value = null]) => (value === null ? null : valuesOf(value).length),
};
