import type { LazyFunction } from '../eval-function.ts';
import { ofType } from './value-type.ts';

export const isstr: LazyFunction = {
  name: 'isstr',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a string that is not numeric, or a quoted literal.',
  examples: [
    ['isstr("x")', 'True'],
    ['isstr("12")', 'True'],
    ['isstr(12)', 'False'],
  ],
  rules: [],
  compile: ofType((type) => type === 'String'),
};
