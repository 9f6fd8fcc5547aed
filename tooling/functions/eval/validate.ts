import type { LazyFunction } from '../eval-function.ts';

export const validate: LazyFunction = {
  name: 'validate',
  usage: 'validate(<condition>,<value>,…)',
  summary:
    'Returns the value after the first condition that is false, or null if all conditions are true.',
  arity: [2, Number.POSITIVE_INFINITY],
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
