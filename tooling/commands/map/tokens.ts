import type { Span } from '../../base/source.ts';

/** A text with its tokens replaced; undefined, with the token's name, if a value is missing. */
export type Filled =
  | { readonly text: string; readonly missing: undefined }
  | { readonly text: undefined; readonly missing: string };

const PIECE = /\\[\s\S]|"|\$\$|\$([\w.{}@:-]+)\$/g;

/**
 * Replaces `$name$` with values; `$$` is a dollar sign. Between quotes, special characters of a value are escaped;
 * elsewhere the value is inserted as is, and may be a whole condition.
 */
export function withTokens(text: string, valueFor: (name: string) => string | undefined): Filled {
  let inQuotes = false;
  let missing: string | undefined;
  const filled = text.replace(PIECE, (piece, name?: string) => {
    if (piece === '"') inQuotes = !inQuotes;
    if (name === undefined) return piece === '$$' ? '$' : piece;
    const value = valueFor(name);
    if (value === undefined) missing ??= name;
    return inQuotes ? escaped(value ?? '') : (value ?? '');
  });
  return missing === undefined ? { text: filled, missing } : { text: undefined, missing };
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** The positions of the tokens of a text. */
export function tokenPlaces(text: string): readonly Span[] {
  const tokens = [...text.matchAll(PIECE)].filter(([, name]) => name !== undefined);
  return tokens.map(({ 0: token, index }) => ({ start: index, end: index + token.length }));
}

/** A text with its tokens replaced by numbers of the same length. */
export function withSamples(text: string, tokens: readonly Span[]): string {
  let sample = '';
  let done = 0;
  for (const { start, end } of tokens) {
    sample += text.slice(done, start) + '1'.repeat(end - start);
    done = end;
  }
  return sample + text.slice(done);
}
