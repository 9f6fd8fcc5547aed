/** The longest part loses its further half; `wildcard` stands where more may follow. Undefined when there is nothing to widen. */
export function widened(pattern: string, wildcard: '*' | '%'): string | undefined {
  if (TRUTH.test(pattern)) return undefined;
  const parts = pattern.split(wildcard);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  if (longest === '') return undefined;
  if (parts.length === 1) return `${halved(longest)}${wildcard}`;
  const index = parts.indexOf(longest);
  const isSuffix = index === parts.length - 1;
  const shorter = isSuffix ? furtherHalf(longest) : halved(longest);
  if (shorter === longest) return undefined;
  return parts.map((part, at) => (at === index ? shorter : part)).join(wildcard);
}

/** No value but itself begins as a truth value does, so no test could tell the wider one apart. */
const TRUTH = /^(?:true|false)$/i;

/** The nearer half, never less than a character, and never ending in half of an escape. */
function halved(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2));
  return half.replace(/\\+$/, '') || text;
}

function furtherHalf(text: string): string {
  return text.slice(Math.floor(text.length / 2));
}
