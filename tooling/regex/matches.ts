import type { Regex, RegexMatch } from './regex.ts';

/** All matches from left to right. After an empty match, the search continues one character later. */
export function* matches(regex: Regex, text: string): Iterable<RegexMatch> {
  for (let from = 0; from <= text.length; ) {
    const match = regex.exec(text, from);
    if (match === undefined) return;
    yield match;
    const isEmpty = match.end === match.start;
    from = isEmpty ? match.end + widthAt(text, match.end) : match.end;
  }
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}
