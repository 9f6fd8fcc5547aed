import { compileRegex, isProblem } from '../../regex/compile.ts';
import type { Regex, RegexProblem } from '../../regex/regex.ts';
import type { Check, StaticArgument } from '../eval-function.ts';

/** The regular expression of an argument: a literal between slashes or a string; undefined if it is not valid. */
export function regexOf(argument: StaticArgument): Regex | undefined {
  const regex = compiled(argument);
  return regex === undefined || isProblem(regex) ? undefined : regex;
}

/** Reports an argument that is not a valid regular expression. */
export function checkRegex(index: number): Check {
  return (args, problem) => {
    const argument = args[index];
    const regex = argument && compiled(argument);
    if (regex === undefined) problem('expected a regular expression between slashes', index);
    else if (isProblem(regex)) problem(`invalid regular expression: ${regex.reason}`, index);
  };
}

function compiled({ regex, literal }: StaticArgument): Regex | RegexProblem | undefined {
  if (regex === undefined && literal === undefined) return undefined;
  const flags = regex?.flags ?? '';
  return compileRegex(regex?.pattern ?? String(literal), {
    ignoreCase: flags.includes('i'),
    multiline: flags.includes('m'),
    dotAll: flags.includes('s'),
  });
}
