import { compileRegex, isProblem } from '../../tooling/regex/compile.ts';
import type { Regex, RegexFlags } from '../../tooling/regex/regex.ts';

/** The expression of a pattern that must compile. */
export function regexOf(pattern: string, flags: RegexFlags = {}): Regex {
  const regex = compileRegex(pattern, flags);
  if (isProblem(regex)) throw new Error(`${pattern}: ${regex.reason}`);
  return regex;
}
