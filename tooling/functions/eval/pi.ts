import type { EagerFunction } from '../eval-function.ts';

export const piFunction: EagerFunction = {
  name: 'pi',
  parameters: [],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns π with eleven digits.',
  examples: [['pi()', '3.14159265358']],
  rules: [],
  call: () => Math.trunc(Math.PI * 1e11) / 1e11,
};
