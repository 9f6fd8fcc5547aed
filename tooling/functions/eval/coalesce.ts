import type { LazyFunction } from '../eval-function.ts';

export const coalesce: LazyFunction = {
  name: 'coalesce',
  parameters: [{ name: 'value', type: 'any' }],
  repeats: 1,
  takesNull: true,
  returns: 'any',
  category: 'comparison',
  summary: 'Returns the first value that is not null. An empty string is not null.',
  examples: [
    ['coalesce(absent,"b")', 'b'],
    ['coalesce("","b")', ''],
  ],
  rules: [54],
  compile: (args) => (row, run) => {
    for (const { evaluate } of args) {
      const value = evaluate(row, run);
      if (value !== null) return value;
    }
    return null;
  },
};
