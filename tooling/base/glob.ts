/**
 * Whether a path with forward slashes matches a pattern: `*` matches any part of one name, `**` any folders, `?` one
 * character. Takes linear memory, and at most time proportional to pattern length times path length.
 */
export function globMatches(pattern: string, path: string): boolean {
  return fits([...pattern.split('/')], path.split('/'), {
    isStar: (part) => part === '**',
    fits: wildcardFits,
  });
}

/** Whether a name matches a pattern in which `*` matches any text and `?` one character. */
export function wildcardFits(pattern: string, name: string): boolean {
  return fits([...pattern], [...name], {
    isStar: (character) => character === '*',
    fits: (character, other) => character === '?' || character === other,
  });
}

interface Matching {
  readonly isStar: (part: string) => boolean;
  readonly fits: (part: string, item: string) => boolean;
}

/** Only the last star ever has to match more: with an earlier star, the remaining text would be the same. */
function fits(pattern: readonly string[], items: readonly string[], matching: Matching): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < items.length; ) {
    const part = pattern[at];
    if (part !== undefined && matching.isStar(part)) {
      star = at;
      resume = index;
      at += 1;
    } else if (part !== undefined && matching.fits(part, items[index] ?? '')) {
      at += 1;
      index += 1;
    } else {
      if (star < 0) return false;
      at = star + 1;
      resume += 1;
      index = resume;
    }
  }
  return pattern.slice(at).every(matching.isStar);
}
