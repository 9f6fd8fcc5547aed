/** At most so many characters of a text, with an ellipsis where some are left out. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a character that takes two units would be a broken one.
  const whole = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${whole}…`;
}

/** The same on one line: blanks and line breaks in a row read as one blank. */
export function shortLine(text: string, length: number): string {
  return shortened(text.replaceAll(/\s+/g, ' ').trim(), length);
}
