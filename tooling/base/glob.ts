/**
 * Whether a path with forward slashes fits a pattern: `*` stands for any part of one name, `**` for any folders,
 * `?` for one character. Takes linear memory, and time that grows with pattern times path at most.
 */
export function globMatches(pattern: string, path: string): boolean {
  return fits([...pattern.split('/')], path.split('/'), {
    isStar: (part) => part === '**',
    fits: wildcardFits,
  });
}

/** Whether a name fits a pattern in which `*` stands for any text and `?` for one character. */
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

/** Only the last star ever has to take more: a star before it that took less would leave the same rest. */
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
