/** Compiles a pattern of `like`. A backslash is an ordinary character (rule 59). */
export function likeMatcher(pattern: string): (text: string) => boolean {
  const parts = pattern.split('%');
  const [first = ''] = parts;
  if (parts.length === 1) return (text) => text.length === first.length && fitsAt(text, first, 0);
  return (text) => matches(text, parts);
}

/** Matches each part at its leftmost position after the previous one, and the last part at the end. */
function matches(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (!fitsAt(text, first, 0)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = find(text, part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const end = text.length - last.length;
  return end >= at && fitsAt(text, last, end);
}

function find(text: string, part: string, from: number): number {
  if (!part.includes('_')) return text.indexOf(part, from);
  for (let at = from; at + part.length <= text.length; at += 1)
    if (fitsAt(text, part, at)) return at;
  return -1;
}

function fitsAt(text: string, part: string, at: number): boolean {
  if (!part.includes('_')) return text.startsWith(part, at);
  if (at + part.length > text.length) return false;
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== '_' && part[index] !== text[at + index]) return false;
  }
  return true;
}
