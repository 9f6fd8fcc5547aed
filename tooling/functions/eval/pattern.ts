import { toText } from '../../events/field-value.ts';
import type { Evaluate } from '../../events/run.ts';
import { compileRegex, isProblem } from '../../regex/compile.ts';
import type { Regex } from '../../regex/regex.ts';
import type { Argument, FunctionTools } from '../eval-function.ts';

/** The regular expression of an argument for a row; undefined if it is not valid. */
export type PatternFor = (...row: Parameters<Evaluate>) => Regex | undefined;

/** A literal pattern is compiled once and its problem is reported. Any other pattern is compiled for each row. */
export function patternOf(argument: Argument, tools: FunctionTools, index: number): PatternFor {
  if (argument.literal === undefined) {
    return (row, run) => {
      const value = argument.evaluate(row, run);
      return value === null ? undefined : compiled(toText(value));
    };
  }
  const regex = compileRegex(String(argument.literal));
  if (!isProblem(regex)) return () => regex;
  tools.problem(`invalid regular expression: ${regex.reason}`, index);
  return () => undefined;
}

function compiled(pattern: string): Regex | undefined {
  const regex = compileRegex(pattern);
  return isProblem(regex) ? undefined : regex;
}
