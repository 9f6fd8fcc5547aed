import type { ParsedRegex } from '../../../regex/syntax.ts';

/** How a pattern is used. In a test, what follows the match does not matter. */
export type RegexUse = 'test' | 'capture' | 'replace';

/** A pattern as an engine writes it, with its groups under the same numbers; or why it cannot. */
export type RegexSource = (
  parsed: ParsedRegex,
  use: RegexUse,
) => { readonly source: string } | { readonly reason: string };

/** Thrown by writers of patterns. */
export class NoSource extends Error {}

/** The result of a writer that throws `NoSource`. */
export function sourceOf(write: () => string): ReturnType<RegexSource> {
  try {
    return { source: write() };
  } catch (error) {
    if (error instanceof NoSource) return { reason: error.message };
    throw error;
  }
}
