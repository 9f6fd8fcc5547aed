import { valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvcount: EagerFunction = {
  name: 'mvcount',
  parameters: [{ name: 'value', type: 'any' }],
  returns: 'number',
  category: 'multivalue',
  summary: 'Returns the number of values, or null without values.',
  examples: [
    ['mvcount(split("a,b",","))', '2'],
    ['mvcount(absent)', 'null'],
  ],
  rules: [73],
  call: ([value = null]) => (value === null ? null : valuesOf(value).length),
};
