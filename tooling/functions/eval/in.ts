import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const inFunction: EagerFunction = {
  name: 'in',
  usage: 'in(<value>,<item>,…)',
  summary:
    'Returns whether a value equals one of the items. The comparison is exact and case-sensitive.',
  arity: [2, Number.POSITIVE_INFINITY],
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
