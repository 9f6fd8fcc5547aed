import type { LazyFunction } from '../eval-function.ts';

export const coalesce: LazyFunction = {
  name: 'coalesce',
  usage: 'coalesce(<value>,…)',
  summary: 'Returns the first value that is not null. An empty string is not null.',
  arity: [1, Number.POSITIVE_INFINITY],
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
