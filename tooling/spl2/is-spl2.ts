/** Whether a search is SPL2: it starts with `from`, or names a pipeline. */
export function isSpl2(text: string): boolean {
  return /^\s*(?:\/\*[\s\S]*?\*\/\s*)?(?:\$\w+\s*=|\w+\s*=\s*\|\s*from\b|\|?\s*from\s+(?:read_\w+\s*\(|\$\w+|\[))/.test(
    text,
  );
}
