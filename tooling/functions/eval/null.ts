import type { EagerFunction } from '../eval-function.ts';

export const nullFunction: EagerFunction = {
  name: 'null',
  parameters: [],
  returns: 'null',
  category: 'comparison',
  summary: 'Returns null, which removes a field.',
  examples: [['null()', 'null']],
  rules: [64],
  call: () => null,
};
