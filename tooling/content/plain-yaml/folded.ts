/** Lines as one text: a line break is a space, and each blank line between two lines is a line break. */
export function folded(lines: readonly string[]): string {
  const [first = '', ...rest] = lines;
  let text = first;
  let blank = 0;
  for (const [index, line] of rest.entries()) {
    const isLast = index === rest.length - 1;
    if (line === '' && !isLast) {
      blank += 1;
      continue;
    }
    text += (blank === 0 ? ' ' : '\n'.repeat(blank)) + line;
    blank = 0;
  }
  return text;
}
