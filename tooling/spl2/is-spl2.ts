/** Whether a search is written in SPL2: it begins with `from`, or gives a pipeline a name. */
export function isSpl2(text: string): boolean {
  return /^\s*(?:\/\*[\s\S]*?\*\/\s*)?(?:\$\w+\s*=|\w+\s*=\s*\|\s*from\b|\|?\s*from\s+(?:read_\w+\s*\(|\$\w+|\[))/.test(
    text,
  );
}
