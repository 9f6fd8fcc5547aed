import { byCodeUnit } from '../../base/order.ts';
import { type FieldValue, toNumber, toText, valuesOf } from '../../events/field-value.ts';
import type { Evaluate } from '../../events/run.ts';
import type { Argument } from '../eval-function.ts';

/** A value, and the number that it counts as; a text if it has none. */
interface Candidate {
  readonly value: FieldValue;
  readonly number: number | undefined;
}

/** The value that no other one beats; null takes no part (fact 30). A quoted literal is text, even `"10"` (fact 23). */
export function extreme(
  beats: (order: number) => boolean,
): (args: readonly Argument[]) => Evaluate {
  return (args) => (row, run) => {
    let best: Candidate | undefined;
    for (const { evaluate, literal } of args) {
      for (const value of valuesOf(evaluate(row, run))) {
        const number = typeof literal === 'string' ? undefined : toNumber(value);
        const candidate = { value, number };
        if (best === undefined || beats(orderOf(candidate, best))) best = candidate;
      }
    }
    return best?.value ?? null;
  };
}

function orderOf(left: Candidate, right: Candidate): number {
  if (left.number !== undefined && right.number !== undefined) return left.number - right.number;
  if (left.number !== undefined || right.number !== undefined)
    return left.number === undefined ? 1 : -1;
  return byCodeUnit(toText(left.value), toText(right.value));
}
