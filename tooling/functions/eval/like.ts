import { toText, valuesOf } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { likeMatcher } from './like-matcher.ts';

export const likeFunction: LazyFunction = {
  name: 'like',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'pattern', type: 'string' },
  ],
  returns: 'Boolean',
  category: 'comparison',
  summary:
    'Returns whether a whole string matches a pattern: % matches any text, _ one character. Case-sensitive.',
  examples: [
    ['like("/bin/bash","/bin/%")', 'True'],
    ['like("ABC","a%")', 'False'],
  ],
  rules: [58, 59, 61],
  compile: ([value, pattern]) => {
    if (value === undefined || pattern === undefined) return () => null;
    const fixed = pattern.literal === undefined ? undefined : likeMatcher(String(pattern.literal));
    return (row, run) => {
      const text = value.evaluate(row, run);
      const wanted = fixed === undefined ? pattern.evaluate(row, run) : '';
      if (text === null || wanted === null) return null;
      const matches = fixed ?? likeMatcher(toText(wanted));
      return valuesOf(text).some((item) => matches(toText(item)));
    };
  },
};
