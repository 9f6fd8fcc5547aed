import type { ParsedRegex } from '../../../regex/syntax.ts';

/** How a pattern is used. In a test, what follows the match does not matter. */
export type RegexUse = 'test' | 'capture' | 'replace';

/** A pattern as an engine writes it, with its groups under the same numbers; or why it cannot. */
export type RegexSource = (
  parsed: ParsedRegex,
  use: RegexUse,
  /** The only group that is asked for. */
  group?: number,
) => WrittenRegex | { readonly reason: string };

/** A pattern in the syntax of an engine. */
export interface WrittenRegex {
  readonly source: string;
  /** The number of the group that was asked for. */
  readonly group?: number | undefined;
  /** Whether one more group holds the final newline, which a replacement has to keep. */
  readonly takesNewline?: boolean;
}

/** Thrown by writers of patterns. */
export class NoSource extends Error {}

/** The result of a writer that throws `NoSource`. */
export function sourceOf(write: () => WrittenRegex): ReturnType<RegexSource> {
  try {
    return write();
  } catch (error) {
    if (error instanceof NoSource) return { reason: error.message };
    throw error;
  }
}
