import type { LazyFunction } from '../eval-function.ts';

export const caseFunction: LazyFunction = {
  name: 'case',
  parameters: [
    { name: 'condition', type: 'Boolean' },
    { name: 'value', type: 'any' },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'comparison',
  summary:
    'Returns the value after the first condition that is true, or null if no condition is true.',
  examples: [
    ['case(1==2,"a",1==1,"b")', 'b'],
    ['case(1==2,"a")', 'null'],
  ],
  rules: [52],
  check: (args, problem) => {
    if (args.length % 2 === 1) problem('case() takes pairs of a condition and a value');
  },
  compile: (args) => {
    return (row, run) => {
      for (let index = 0; index + 1 < args.length; index += 2) {
        if (args[index]?.test(row, run) === true)
          return args[index + 1]?.evaluate(row, run) ?? null;
      }
      return null;
    };
  },
};
