import { toFieldValue, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvreverse: EagerFunction = {
  name: 'mvreverse',
  parameters: [{ name: 'value', type: 'any' }],
  returns: 'any',
  category: 'multivalue',
  summary: 'Reverses the order of the values of a multivalue.',
  examples: [['mvreverse(split("1,2,3",","))', '["3","2","1"]']],
  call: ([value = null]) => toFieldValue([...valuesOf(value)].reverse()),
};
