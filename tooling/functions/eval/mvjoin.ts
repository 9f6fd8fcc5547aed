import { joinedText, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvjoin: EagerFunction = {
  name: 'mvjoin',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'delimiter', type: 'string' },
  ],
  returns: 'string',
  category: 'multivalue',
  summary: 'Joins the values of a multivalue into one string with a delimiter.',
  examples: [['mvjoin(split("a,b",","),"+")', 'a+b']],
  rules: [75],
  call: ([value = null, delimiter = null]) =>
    value === null ? null : joinedText(valuesOf(value).map(toText), toText(delimiter)),
};
