import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const typeofFunction: EagerFunction = {
  name: 'typeof',
  usage: 'typeof(<value>)',
  summary: 'Returns the type of a value: Number, String, Bool, or Invalid for null.',
  arity: [1, 1],
  examples: [
    ['typeof(absent)', 'Invalid'],
    ['typeof("x")', 'String'],
    ['typeof(1)', 'Number'],
  ],
  rules: [91],
  call: ([value = null]) => {
    if (value === null) return 'Invalid';
    if (typeof value === 'boolean') return 'Bool';
    return toNumber(value) === undefined ? 'String' : 'Number';
  },
};
