import type { LazyFunction } from '../eval-function.ts';

export const ifFunction: LazyFunction = {
  name: 'if',
  parameters: [
    { name: 'condition', type: 'Boolean' },
    { name: 'then', type: 'any' },
    { name: 'else', type: 'any' },
  ],
  takesNull: true,
  returns: 'any',
  category: 'comparison',
  summary:
    'Returns the first value if the condition is true, or the second value if it is false or null.',
  examples: [
    ['if(1=1,"yes","no")', 'yes'],
    ['if(absent="x",1,0)', '0'],
  ],
  rules: [53],
  compile:
    ([condition, then, otherwise]) =>
    (row, run) =>
      (condition?.test(row, run) === true ? then : otherwise)?.evaluate(row, run) ?? null,
};
