/** Blanks of the same length, so that places stay true; line breaks stay. */
export function blanks(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** A search without its comments. */
export function withoutComments(search: string): string {
  return search.replaceAll(/```.*?```/gs, blanks);
}

/** A search without its comments and without what stands in double quotes. */
export function withoutTexts(search: string): string {
  return search.replaceAll(/```.*?```|"(?:[^"\\]|\\.)*"/gs, blanks);
}
