import type { Operator, Test } from '../../../events/run.ts';

/** Keeps the rows for which the condition is true; null is not true. */
export function filter(test: Test): Operator {
  return function* (input, run) {
    for (const row of input) if (test(row, run) === true) yield row;
  };
}
