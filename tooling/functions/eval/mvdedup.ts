import { toFieldValue, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvdedup: EagerFunction = {
  name: 'mvdedup',
  parameters: [{ name: 'value', type: 'any' }],
  returns: 'any',
  category: 'multivalue',
  summary: 'Removes duplicate values, keeping the order of first occurrence.',
  examples: [['mvdedup(split("b,a,b",","))', '["b","a"]']],
  rules: [79],
  call: ([value = null]) => {
    const seen = new Set<string>();
    return toFieldValue(
      valuesOf(value).filter((item) => !seen.has(toText(item)) && seen.add(toText(item))),
    );
  },
};
