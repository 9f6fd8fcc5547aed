import { matches } from './matches.ts';
import type { Regex, RegexMatch } from './regex.ts';

/** Replaces every match (rule 68). `\1` in the replacement stands for the first group. */
export function replaceMatches(regex: Regex, text: string, replacement: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const match of matches(regex, text)) {
    parts.push(text.slice(done, match.start), expandReplacement(replacement, match));
    done = match.end;
  }
  return done === 0 && parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** A replacement with its references filled in; a group that took no part is the empty text. */
export function expandReplacement(replacement: string, { groups }: RegexMatch): string {
  if (!replacement.includes('\\')) return replacement;
  return replacement.replace(/\\(\d)/g, (_, group: string) => groups[Number(group)] ?? '');
}
