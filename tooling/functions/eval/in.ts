import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const inFunction: EagerFunction = {
  name: 'in',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'item', type: 'any' },
  ],
  repeats: 1,
  takesNull: true,
  returns: 'Boolean',
  category: 'comparison',
  summary:
    'Returns whether a value equals one of the items. The comparison is exact and case-sensitive.',
  examples: [
    ['in("a","a","b")', 'True'],
    ['in("A","a","b")', 'False'],
  ],
  rules: [57],
  call: ([value = null, ...items]) => {
    if (value === null) return null;
    const texts = new Set(items.flatMap(valuesOf).map(toText));
    return valuesOf(value).some((item) => texts.has(toText(item)));
  },
};
