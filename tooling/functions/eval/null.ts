import type { EagerFunction } from '../eval-function.ts';

export const nullFunction: EagerFunction = {
  name: 'null',
  usage: 'null()',
  summary: 'No value: it clears a field.',
  arity: [0, 0],
  examples: [['null()', 'null']],
  rules: [64],
  call: () => null,
};
