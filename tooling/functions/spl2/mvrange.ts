import { MOST_VALUES, toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const mvrange: EagerFunction = {
  name: 'mvrange',
  usage: 'mvrange(<start>,<end>[,<step>])',
  summary: 'Returns a list of the numbers from start up to, but not including, end.',
  arity: [2, 3],
  examples: [['mvrange(1,4)', '["1","2","3"]']],
  call: ([start = null, end = null, step = 1]) => {
    const [from, to, by] = [toNumber(start), toNumber(end), toNumber(step)];
    if (from === undefined || to === undefined || by === undefined || by <= 0) return null;
    const count = Math.min(MOST_VALUES, Math.max(0, Math.ceil((to - from) / by)));
    return Array.from({ length: count }, (_, index) => from + index * by);
  },
};
