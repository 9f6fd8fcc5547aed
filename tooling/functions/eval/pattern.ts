import { toText } from '../../events/field-value.ts';
import type { Evaluate } from '../../events/run.ts';
import { compileRegex, isProblem } from '../../regex/compile.ts';
import type { Regex } from '../../regex/regex.ts';
import type { Argument, Check } from '../eval-function.ts';

/** The regular expression of an argument for a row; undefined if it is not valid. */
export type PatternFor = (...row: Parameters<Evaluate>) => Regex | undefined;

/** A literal pattern is compiled once. Any other pattern is compiled for each row. */
export function patternOf(argument: Argument): PatternFor {
  if (argument.literal !== undefined) {
    const regex = compiled(String(argument.literal));
    return () => regex;
  }
  return (row, run) => {
    const value = argument.evaluate(row, run);
    return value === null ? undefined : compiled(toText(value));
  };
}

/** Reports a literal pattern that is not valid. */
export function checkPattern(index: number): Check {
  return (args, problem) => {
    const literal = args[index]?.literal;
    const regex = literal === undefined ? undefined : compileRegex(String(literal));
    if (regex !== undefined && isProblem(regex))
      problem(`invalid regular expression: ${regex.reason}`, index);
  };
}

function compiled(pattern: string): Regex | undefined {
  const regex = compileRegex(pattern);
  return isProblem(regex) ? undefined : regex;
}
