import type { LazyFunction } from '../eval-function.ts';
import { ofType } from './value-type.ts';

export const isstr: LazyFunction = {
  name: 'isstr',
  usage: 'isstr(<value>)',
  summary: 'Returns whether a value is a string that is not numeric, or a quoted literal.',
  arity: [1, 1],
  examples: [
    ['isstr("x")', 'True'],
    ['isstr("12")', 'True'],
    ['isstr(12)', 'False'],
  ],
  rules: [],
  compile: ofType((type) => type === 'String'),
};
