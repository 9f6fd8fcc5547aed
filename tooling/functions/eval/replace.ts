import { toText } from '../../events/field-value.ts';
import { replaceMatches } from '../../regex/replace.ts';
import type { LazyFunction } from '../eval-function.ts';
import { checkPattern, patternOf } from './pattern.ts';

export const replaceFunction: LazyFunction = {
  name: 'replace',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'regex', type: 'string' },
    { name: 'replacement', type: 'string' },
  ],
  returns: 'string',
  category: 'text',
  summary:
    'Replaces every match of a regular expression. \\\\1 in the replacement is the first capture group.',
  examples: [
    ['replace("1/14/2023","^(\\d{1,2})/(\\d{1,2})/","\\2/\\1/")', '14/1/2023'],
    ['replace("aaa","a","b")', 'bbb'],
  ],
  rules: [51, 68],
  check: checkPattern(1),
  compile: (args) => {
    const [value, pattern, replacement] = args;
    if (value === undefined || pattern === undefined || replacement === undefined)
      return () => null;
    const regexFor = patternOf(pattern);
    return (row, run) => {
      const text = value.evaluate(row, run);
      const by = replacement.evaluate(row, run);
      if (text === null || by === null || typeof text === 'object') return null;
      const regex = regexFor(row, run);
      return regex === undefined
        ? null
        : replaceMatches(regex, { text: toText(text), replacement: toText(by) }, run.budget);
    };
  },
};
