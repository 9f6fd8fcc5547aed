import { joinedText, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvjoin: EagerFunction = {
  name: 'mvjoin',
  usage: 'mvjoin(<value>,<delimiter>)',
  summary: 'Joins the values of a multivalue into one string with a delimiter.',
  arity: [2, 2],
  examples: [['mvjoin(split("a,b",","),"+")', 'a+b']],
  rules: [75],
  call: ([value = null, delimiter = null]) =>
    value === null ? null : joinedText(valuesOf(value).map(toText), toText(delimiter)),
};
