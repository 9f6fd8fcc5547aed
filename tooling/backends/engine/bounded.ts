import { type FieldValue, isList, MOST_VALUES } from '../../events/field-value.ts';
import type { Evaluate, Run, Test } from '../../events/run.ts';

/** The maximum length of a text: texts that double in each command would exhaust memory. */
const LONGEST_TEXT = 1_000_000;

/** Truncates a value to the limits of a field, with a warning. */
export function boundedValue(evaluate: Evaluate): Evaluate {
  return (row, run) => {
    try {
      return cut(evaluate(row, run), run);
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

/** A RangeError means that a text or list exceeds the limit of the JavaScript engine; any other error is a bug. */
function leftOut(error: unknown, run: Run): null {
  if (!(error instanceof RangeError)) throw error;
  run.warn('a value was removed: it would not fit into memory');
  return null;
}

function cut(value: FieldValue, run: Run): FieldValue {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    run.warn(`a text was truncated to ${LONGEST_TEXT} characters`);
    return value.slice(0, LONGEST_TEXT);
  }
  if (isList(value) && value.length > MOST_VALUES) {
    run.warn(`a multivalue was truncated to ${MOST_VALUES} values`);
    return value.slice(0, MOST_VALUES);
  }
  return value;
}
