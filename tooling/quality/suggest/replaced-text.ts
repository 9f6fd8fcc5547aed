/** A text with all occurrences of a part replaced, by case otherwise by any case; undefined if it has none. */
export function replacedText(text: string, from: string, to: string): string | undefined {
  if (from === '') return undefined;
  if (text.includes(from)) return text.replaceAll(from, () => to);
  const found = replacedIgnoringCase(text, from, to);
  return found === text ? undefined : found;
}

/** The same by any case. */
export function replacedIgnoringCase(text: string, from: string, to: string): string {
  if (from === '') return text;
  const wanted = from.toLowerCase();
  const folded = text.toLowerCase();
  // Some letters change their number when their case changes.
  if (folded.length !== text.length) return text;
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const found = folded.indexOf(wanted, at);
    if (found < 0) break;
    parts.push(text.slice(at, found), to);
    at = found + from.length;
  }
  return parts.join('') + text.slice(at);
}
