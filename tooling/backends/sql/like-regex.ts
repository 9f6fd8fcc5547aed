/** A pattern, in RE2 and Java, for the texts that have these parts in order, with anything between them. */
export function likeRegex(parts: readonly string[]): string {
  return `\\A${parts.map(escapeText).join('(?s:.*)')}\\z`;
}

/** A text as a pattern that means the same in RE2 and in Java. */
export function escapeText(text: string): string {
  return [...text]
    .map((char) =>
      /[A-Za-z0-9]/.test(char) ? char : `\\x{${(char.codePointAt(0) ?? 0).toString(16)}}`,
    )
    .join('');
}
