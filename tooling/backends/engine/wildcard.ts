/** Whether a text matches a pattern with `*`. Case-sensitive: convert both to lower case to ignore case. */
export type TextMatcher = (text: string) => boolean;

/** Compiles a pattern in which `*` matches any text, including the empty one (rule 9). */
export function wildcardMatcher(pattern: string): TextMatcher {
  return partsMatcher(pattern.split('*'));
}

/** The same for the parts of a pattern, with a wildcard between each two of them. */
export function partsMatcher(parts: readonly string[]): TextMatcher {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return (text) => text === first;
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  if (middle.length === 0) return ends(first, last);
  if (middle.length === 1 && first === '' && last === '') {
    const [only = ''] = middle;
    return (text) => text.includes(only);
  }
  return (text) => matchesInOrder(text, { first, middle, last });
}

function ends(first: string, last: string): TextMatcher {
  if (first === '') return (text) => text.endsWith(last);
  if (last === '') return (text) => text.startsWith(first);
  const length = first.length + last.length;
  return (text) => text.length >= length && text.startsWith(first) && text.endsWith(last);
}

interface Parts {
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
}

/** Matches each part at its leftmost position after the previous one: linear, and sufficient for these patterns. */
function matchesInOrder(text: string, { first, middle, last }: Parts): boolean {
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of middle) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
