import { toText, valuesOf } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { checkPattern, patternOf } from './pattern.ts';

export const matchFunction: LazyFunction = {
  name: 'match',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'regex', type: 'string' },
  ],
  returns: 'Boolean',
  category: 'comparison',
  summary:
    'Returns whether a regular expression matches anywhere in a string. Case-sensitive unless the pattern has (?i).',
  examples: [
    ['match("xABC","(?i)abc")', 'True'],
    ['match("ABC","abc")', 'False'],
    ['match(absent,"a")', 'null'],
  ],
  rules: [60, 61],
  check: checkPattern(1),
  compile: (args) => {
    const [value, pattern] = args;
    if (value === undefined || pattern === undefined) return () => null;
    const regexFor = patternOf(pattern);
    return (row, run) => {
      const text = value.evaluate(row, run);
      const regex = text === null ? undefined : regexFor(row, run);
      return regex === undefined
        ? null
        : valuesOf(text).some((item) => regex.test(toText(item), run.budget));
    };
  },
};
