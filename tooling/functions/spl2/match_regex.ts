import { toText } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { checkRegex, regexOf } from './regex.ts';

export const matchRegex: LazyFunction = {
  name: 'match_regex',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'regex', type: 'regex' },
  ],
  returns: 'Boolean',
  category: 'comparison',
  summary: 'Returns whether a regular expression matches anywhere in a string.',
  examples: [['match_regex("reg SAVE x",/(?i)save\\s+/)', 'True']],
  check: checkRegex(1),
  compile: (args) => {
    const [value, pattern] = args;
    if (value === undefined || pattern === undefined) return () => null;
    const regex = regexOf(pattern);
    return (row, run) => {
      const text = value.evaluate(row, run);
      return text === null || regex === undefined ? null : regex.test(toText(text), run.budget);
    };
  },
};
