import { toText } from '../../events/field-value.ts';
import { replaceMatches } from '../../regex/replace.ts';
import type { LazyFunction } from '../eval-function.ts';
import { checkRegex, regexOf } from './regex.ts';

export const replaceFunction: LazyFunction = {
  name: 'replace',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'regex', type: 'regex' },
    { name: 'replacement', type: 'string' },
  ],
  returns: 'string',
  category: 'text',
  summary: 'Replaces every match of a regular expression in a string.',
  examples: [['replace("a1b22",/\\d+/,"N")', 'aNbN']],
  check: checkRegex(1),
  compile: (args) => {
    const [value, pattern, replacement] = args;
    if (value === undefined || pattern === undefined || replacement === undefined)
      return () => null;
    const regex = regexOf(pattern);
    return (row, run) => {
      const text = value.evaluate(row, run);
      const by = replacement.evaluate(row, run);
      if (text === null || by === null || regex === undefined) return null;
      return replaceMatches(regex, { text: toText(text), replacement: toText(by) }, run.budget);
    };
  },
};
