import type { EagerFunction } from '../eval-function.ts';
import { compareValues } from '../order.ts';

export const nullif: EagerFunction = {
  name: 'nullif',
  parameters: [
    { name: 'a', type: 'any' },
    { name: 'b', type: 'any' },
  ],
  takesNull: true,
  returns: 'any',
  category: 'comparison',
  summary: 'Returns null if both values are equal, otherwise the first value.',
  examples: [
    ['nullif("-","-")', 'null'],
    ['nullif("a","-")', 'a'],
  ],
  rules: [55],
  call: ([left = null, right = null]) =>
    left === null || right === null || compareValues(left, right) !== 0 ? left : null,
};
