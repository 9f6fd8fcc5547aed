import { compileRegex, isProblem } from '../../regex/compile.ts';
import type { Regex } from '../../regex/regex.ts';
import type { Argument, FunctionTools } from '../eval-function.ts';

/**
 * The regular expression of an argument: a literal between slashes or a string. Undefined if it is not valid, which is
 * reported.
 */
export function regexOf(
  argument: Argument,
  tools: FunctionTools,
  index: number,
): Regex | undefined {
  const { regex: literal, literal: text } = argument;
  const flags = literal?.flags ?? '';
  if (literal === undefined && text === undefined) {
    tools.problem('expected a regular expression between slashes', index);
    return undefined;
  }
  const regex = compileRegex(literal?.pattern ?? String(text), {
    ignoreCase: flags.includes('i'),
    multiline: flags.includes('m'),
    dotAll: flags.includes('s'),
  });
  if (!isProblem(regex)) return regex;
  tools.problem(`invalid regular expression: ${regex.reason}`, index);
  return undefined;
}
