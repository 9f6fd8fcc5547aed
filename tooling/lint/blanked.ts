/** Spaces of the same length, so that offsets remain valid; line breaks are kept. */
export function blanks(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** A search without its comments. */
export function withoutComments(search: string): string {
  return search.replaceAll(/```.*?```/gs, blanks);
}

/** A search without its comments and double-quoted strings. */
export function withoutTexts(search: string): string {
  return search.replaceAll(/```.*?```|"(?:[^"\\]|\\.)*"/gs, blanks);
}
