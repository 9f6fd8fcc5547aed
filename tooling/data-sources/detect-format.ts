import { rawFormats } from './formats/index.ts';
import { jsonLines } from './formats/json-lines.ts';
import { wrapperOf } from './json/json-wrapper.ts';
import type { EventOrigin, RawFormat } from './raw-format.ts';

/** The format of a file, and how it was chosen. */
export interface FormatChoice {
  readonly format: RawFormat;
  readonly by: 'sourcetype' | 'content' | 'default';
}

/**
 * Chooses by sourcetype or source if the start of the data agrees, otherwise by the start of the data: data often has
 * the sourcetype of another rendering. Undefined if no format matches.
 */
export function detectFormat(
  head: string,
  origin: EventOrigin,
  file = '',
): FormatChoice | undefined {
  const named = rawFormats.find((format) => isNamed(format, origin) && format.sniff(head));
  if (named !== undefined) return { format: named, by: 'sourcetype' };
  if (wrapperOf(head) !== undefined) return { format: jsonLines, by: 'content' };
  const first = rawFormats.find((format) => format.sniff(head));
  if (first?.id !== FALLBACK) return first && { format: first, by: 'content' };
  return possibleFormat(head, origin, file) ?? { format: first, by: 'default' };
}

/** A format that the text may have, as far as its name or its shape says so. */
function possibleFormat(head: string, origin: EventOrigin, file: string): FormatChoice | undefined {
  for (const format of rawFormats) {
    const bySourcetype = isNamed(format, origin);
    if (format.mayBe?.(head, bySourcetype || hasExtension(format, file)) === true)
      return { format, by: bySourcetype ? 'sourcetype' : 'content' };
  }
  return undefined;
}

function hasExtension({ extensions = [] }: RawFormat, file: string): boolean {
  const name = file.toLowerCase().replace(/\.gz$/, '');
  return extensions.some((extension) => name.endsWith(extension));
}

/** The fallback format for any text: it comes last. */
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
