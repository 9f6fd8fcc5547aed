/** Replaces the second half of the longest part with `wildcard`. Undefined if nothing can be widened. */
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

/** Only a boolean value starts with its letters, so no test could detect a wider one. */
const TRUTH = /^(?:true|false)$/i;

/** The first half: at least one character, without a partial escape at its end. */
function halved(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2));
  return half.replace(/\\+$/, '') || text;
}

function furtherHalf(text: string): string {
  return text.slice(Math.floor(text.length / 2));
}
