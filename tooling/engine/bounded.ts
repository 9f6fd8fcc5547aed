import { type FieldValue, isList, MOST_VALUES } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';

/** A text holds no more than this: texts that double in each command would fill the memory. */
const LONGEST_TEXT = 1_000_000;

/** The value for a field, cut to what a field may hold; it says so when it cuts. */
export function boundedValue(evaluate: Evaluate): Evaluate {
  return (row, run) => {
    try {
      return cut(evaluate(row, run), run);
    } catch (error) {
      return leftOut(error, run);
    }
  };
}

/** The condition; null where a value that it needs would not fit into memory. */
export function boundedTest(test: Test): Test {
  return (row, run) => {
    try {
      return test(row, run);
    } catch (error) {
      return leftOut(error, run);
    }
  };
}

/** A RangeError is the longest text or list that the machine itself allows; anything else is a fault of ours. */
function leftOut(error: unknown, run: Run): null {
  if (!(error instanceof RangeError)) throw error;
  run.warn('a value that would not fit into memory was left out');
  return null;
}

function cut(value: FieldValue, run: Run): FieldValue {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    run.warn(`a text was cut at ${LONGEST_TEXT} characters`);
    return value.slice(0, LONGEST_TEXT);
  }
  if (isList(value) && value.length > MOST_VALUES) {
    run.warn(`a multivalue was cut at ${MOST_VALUES} values`);
    return value.slice(0, MOST_VALUES);
  }
  return value;
}
