import type { LazyFunction } from '../eval-function.ts';

export const validate: LazyFunction = {
  name: 'validate',
  parameters: [
    { name: 'condition', type: 'Boolean' },
    { name: 'value', type: 'any' },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'comparison',
  summary:
    'Returns the value after the first condition that is false, or null if all conditions are true.',
  examples: [
    ['validate(70000<65536,"too high")', 'too high'],
    ['validate(80<65536,"too high")', 'null'],
  ],
  rules: [56],
  check: (args, problem) => {
    if (args.length % 2 === 1) problem('validate() takes pairs of a condition and a value');
  },
  compile: (args) => {
    return (row, run) => {
      for (let index = 0; index + 1 < args.length; index += 2) {
        if (args[index]?.test(row, run) === false)
          return args[index + 1]?.evaluate(row, run) ?? null;
      }
      return null;
    };
  },
};
