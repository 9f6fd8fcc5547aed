import type { Operator } from '../../../events/run.ts';

/** Passes the first rows and pulls no more. */
export function limit(count: number): Operator {
  return function* (input) {
    let remaining = count;
    if (remaining <= 0) return;
    for (const row of input) {
      yield row;
      remaining -= 1;
      if (remaining === 0) return;
    }
  };
}
