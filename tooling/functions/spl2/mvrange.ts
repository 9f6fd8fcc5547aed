import { limits } from '../../base/limits.ts';
import { toNumber } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

const MOST_VALUES = limits['multivalue-length'].value;

export const mvrange: EagerFunction = {
  name: 'mvrange',
  parameters: [
    { name: 'start', type: 'number' },
    { name: 'end', type: 'number' },
    { name: 'step', type: 'any', isOptional: true },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Returns a list of the numbers from start up to, but not including, end.',
  examples: [['mvrange(1,4)', '["1","2","3"]']],
  call: ([start = null, end = null, step = 1], { budget }) => {
    const [from, to, by] = [toNumber(start), toNumber(end), toNumber(step)];
    if (from === undefined || to === undefined || by === undefined || by <= 0) return null;
    const count = Math.max(0, Math.ceil((to - from) / by));
    if (count > MOST_VALUES) budget.reach('multivalue-length');
    return Array.from({ length: Math.min(MOST_VALUES, count) }, (_, index) => from + index * by);
  },
};
