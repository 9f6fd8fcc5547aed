import { rawFormats } from './formats/index.ts';
import type { EventOrigin, RawFormat } from './raw-format.ts';

/** The format that a file is read in, and what spoke for it. */
export interface FormatChoice {
  readonly format: RawFormat;
  readonly by: 'sourcetype' | 'content' | 'default';
}

/**
 * Chooses by sourcetype or source where the beginning of the data agrees, otherwise by that beginning alone:
 * data is often filed under the sourcetype of another rendering. Undefined when it is like no format at all.
 */
export function detectFormat(head: string, origin: EventOrigin): FormatChoice | undefined {
  const named = rawFormats.find((format) => isNamed(format, origin) && format.sniff(head));
  if (named !== undefined) return { format: named, by: 'sourcetype' };
  const first = rawFormats.find((format) => format.sniff(head));
  return first && { format: first, by: first.id === FALLBACK ? 'default' : 'content' };
}

/** The format of any text that no other one knows: it comes last. */
export const FALLBACK = 'plain-text';

function isNamed(format: RawFormat, { source, sourcetype }: EventOrigin): boolean {
  return [sourcetype, source].some((name) => name !== undefined && speaksFor(format, name));
}

function speaksFor(format: RawFormat, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return format.sourcetypes.some((sourcetype) =>
    sourcetype.endsWith('*') ? wanted.startsWith(sourcetype.slice(0, -1)) : wanted === sourcetype,
  );
}
