import { toText, valuesOf } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { checkPattern, patternOf } from './pattern.ts';

export const mvfind: LazyFunction = {
  name: 'mvfind',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'regex', type: 'string' },
  ],
  returns: 'number',
  category: 'multivalue',
  summary:
    'Returns the index (from 0) of the first value that matches a regular expression, or null.',
  examples: [
    ['mvfind(split("ok,err1",","),"err\\d")', '1'],
    ['mvfind("ok","err")', 'null'],
  ],
  rules: [77],
  check: checkPattern(1),
  compile: (args) => {
    const [value, pattern] = args;
    if (value === undefined || pattern === undefined) return () => null;
    const regexFor = patternOf(pattern);
    return (row, run) => {
      const regex = regexFor(row, run);
      const values = valuesOf(value.evaluate(row, run));
      const index =
        regex === undefined ? -1 : values.findIndex((item) => regex.test(toText(item), run.budget));
      return index < 0 ? null : index;
    };
  },
};
