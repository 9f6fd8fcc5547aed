import type { LazyFunction } from '../eval-function.ts';
import { ofType } from './value-type.ts';

export const typeofFunction: LazyFunction = {
  name: 'typeof',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'string',
  category: 'informational',
  summary: 'Returns the type of a value: Number, String, Bool, or Invalid for null.',
  examples: [
    ['typeof(absent)', 'Invalid'],
    ['typeof("x")', 'String'],
    ['typeof(1)', 'Number'],
    ['typeof("1")', 'String'],
  ],
  rules: [91],
  compile: ofType((type) => type),
};
