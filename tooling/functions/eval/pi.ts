import type { EagerFunction } from '../eval-function.ts';

/** π with eleven digits. */
export const SHORT_PI = Math.trunc(Math.PI * 1e11) / 1e11;

export const piFunction: EagerFunction = {
  name: 'pi',
  parameters: [],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns π with eleven digits.',
  examples: [['pi()', '3.14159265358']],
  rules: [],
  call: () => SHORT_PI,
};
