import { createHash } from 'node:crypto';
import type { Diagnostic } from './diagnostic.ts';
import { toFile } from './source.ts';

/** A finding without its line, which may move: its code and a digest of the text at its location. */
export function fingerprint({ code, span, message }: Diagnostic): string {
  const { source, start, end } = span === undefined ? UNPLACED : toFile(span);
  // Findings without a location differ only by their messages.
  const text = source === undefined ? message : source.text.slice(start, end);
  const digest = createHash('sha256').update(text.replaceAll(/\s+/g, ' ').trim()).digest('hex');
  return `${code} ${digest.slice(0, 12)}`;
}

const UNPLACED = { source: undefined, start: 0, end: 0 } as const;
