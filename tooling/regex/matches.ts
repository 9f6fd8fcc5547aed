import type { Budget } from '../base/budget.ts';
import type { Regex, RegexMatch } from './regex.ts';

/** All matches from left to right. After an empty match, the search continues one character later. */
export function* matches(regex: Regex, text: string, budget: Budget): Iterable<RegexMatch> {
  const find = regex.finder(text, budget);
  for (let from = 0; from <= text.length; ) {
    const match = find(from);
    if (match === undefined) return;
    yield match;
    const isEmpty = match.end === match.start;
    from = isEmpty ? match.end + widthAt(text, match.end) : match.end;
  }
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}
