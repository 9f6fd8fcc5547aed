import type { LazyFunction } from '../eval-function.ts';
import { ofType } from './value-type.ts';

export const isnum: LazyFunction = {
  name: 'isnum',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a number or a field with a numeric string.',
  examples: [
    ['isnum(12)', 'True'],
    ['isnum("12")', 'False'],
    ['isnum("x")', 'False'],
  ],
  rules: [],
  compile: ofType((type) => type === 'Number'),
};
