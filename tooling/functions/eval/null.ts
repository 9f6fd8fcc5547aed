import type { EagerFunction } from '../eval-function.ts';

export const nullFunction: EagerFunction = {
  name: 'null',
  usage: 'null()',
  summary: 'Returns null, which removes a field.',
  arity: [0, 0],
  examples: [['null()', 'null']],
  rules: [64],
  call: () => null,
};
