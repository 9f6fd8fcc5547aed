import { toText } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';

/** Creates a field for each named group that matched; undefined if the pattern is not valid. */
export function rexOperator(field: string, pattern: string): Operator | undefined {
  const regex = compileRegex(pattern);
  if (isProblem(regex)) return undefined;
  return function* (input, { budget }) {
    for (const row of input) {
      const match = regex.exec(toText(row.get(field)), budget);
      yield match === undefined ? row : new Map([...row, ...match.named]);
    }
  };
}
