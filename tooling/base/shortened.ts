/** Shortens a text to a maximum length, with an ellipsis if it is longer. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  // Do not split a surrogate pair.
  const whole = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${whole}…`;
}

/** Shortens a text to one line, with each run of whitespace as one space. */
export function shortLine(text: string, length: number): string {
  return shortened(text.replaceAll(/\s+/g, ' ').trim(), length);
}
