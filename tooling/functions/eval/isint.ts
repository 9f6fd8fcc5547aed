import { toNumber } from '../../events/field-value.ts';
import type { LazyFunction } from '../eval-function.ts';
import { ofType } from './value-type.ts';

export const isint: LazyFunction = {
  name: 'isint',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is an integer or a field with an integer as text.',
  examples: [
    ['isint(12)', 'True'],
    ['isint("12")', 'False'],
    ['isint(1.5)', 'False'],
  ],
  rules: [],
  compile: ofType((type, value) => type === 'Number' && Number.isInteger(toNumber(value))),
};
