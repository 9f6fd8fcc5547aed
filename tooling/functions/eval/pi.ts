import type { EagerFunction } from '../eval-function.ts';

export const piFunction: EagerFunction = {
  name: 'pi',
  usage: 'pi()',
  summary: 'Returns π with eleven digits.',
  arity: [0, 0],
  examples: [['pi()', '3.14159265358']],
  rules: [],
  call: () => Math.trunc(Math.PI * 1e11) / 1e11,
};
