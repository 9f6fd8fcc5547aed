import type { Budget } from '../base/budget.ts';
import { limits } from '../base/limits.ts';
import { matches } from './matches.ts';
import type { Regex, RegexMatch } from './regex.ts';

const MOST_REPLACED = limits['value-size'].value;

/** Replaces every match (rule 68). `\1` in the replacement is the first group. */
export function replaceMatches(
  regex: Regex,
  { text, replacement }: { readonly text: string; readonly replacement: string },
  budget: Budget,
): string {
  const parts: string[] = [];
  let done = 0;
  let length = 0;
  for (const match of matches(regex, text, budget)) {
    const replaced = expandReplacement(replacement, match);
    parts.push(text.slice(done, match.start), replaced);
    done = match.end;
    length += replaced.length;
    if (length > MOST_REPLACED) {
      budget.reach('value-size');
      break;
    }
  }
  return done === 0 && parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** A replacement with its references resolved; a group that did not participate is empty. */
export function expandReplacement(replacement: string, { groups }: RegexMatch): string {
  if (!replacement.includes('\\')) return replacement;
  return replacement.replace(/\\(\d)/g, (_, group: string) => groups[Number(group)] ?? '');
}
