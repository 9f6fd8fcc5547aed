import type { Source } from '../../base/source.ts';
import { fieldValue } from '../../events/bounds.ts';
import { type FieldValue, isList } from '../../events/field-value.ts';
import { type Evaluate, type Run, runIn, type Test } from '../../events/run.ts';
import type { Executable } from './operator.ts';

/** The value for a field, cut to what a field may hold. */
export function boundedValue(evaluate: Evaluate): Evaluate {
  return (row, run) => {
    try {
      return fieldValue(evaluate(row, run), run);
    } catch (error) {
      return leftOut(error, run);
    }
  };
}

/** The condition, but null if a value that it needs would not fit into memory. */
export function boundedTest(test: Test): Test {
  return (row, run) => {
    try {
      return test(row, run);
    } catch (error) {
      return leftOut(error, run);
    }
  };
}

/** Arguments that cost more than a step: a list as many as its values, a text one for each of so many characters. */
const CHARACTERS_A_STEP = 64;
const FREE_STEPS = 100;

/** Whether a function may be called with these arguments: long ones cost steps, as calls stand inside calls. */
export function mayCompute(given: readonly FieldValue[], run: Run): boolean {
  let steps = 0;
  for (const value of given) {
    if (typeof value === 'string') steps += value.length / CHARACTERS_A_STEP;
    else if (isList(value)) steps += value.length;
  }
  return steps < FREE_STEPS || run.budget.spend('row-steps', Math.ceil(steps));
}

/** A search that ends, and says so, where the machine itself can hold no longer text, list or table. */
export function boundedSearch(executable: Executable, source: Source): Executable {
  return function* (outer) {
    const run = runIn(outer, source);
    try {
      yield* executable(run);
    } catch (error) {
      leftOut(error, run);
    }
  };
}

/** A RangeError means that a text or list exceeds the limit of the JavaScript engine; any other error is a bug. */
function leftOut(error: unknown, run: Run): null {
  if (!(error instanceof RangeError)) throw error;
  run.budget.reach('value-size');
  return null;
}
