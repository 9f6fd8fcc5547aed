import { toFieldValue, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvzip: EagerFunction = {
  name: 'mvzip',
  parameters: [
    { name: 'left', type: 'any' },
    { name: 'right', type: 'any' },
    { name: 'delimiter', type: 'string', isOptional: true },
  ],
  returns: 'any',
  category: 'multivalue',
  summary:
    'Joins the first values of two multivalues, then the second values, and so on, up to the shorter length.',
  examples: [['mvzip(split("a,b",","),split("1,2",","))', '["a,1","b,2"]']],
  rules: [75],
  call: ([left = null, right = null, delimiter = ',']) => {
    const others = valuesOf(right);
    const pairs = valuesOf(left).slice(0, others.length);
    return toFieldValue(
      pairs.map((item, index) => `${toText(item)}${toText(delimiter)}${toText(others[index])}`),
    );
  },
};
