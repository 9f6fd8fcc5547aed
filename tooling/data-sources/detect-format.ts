import { rawFormats } from './formats/index.ts';
import { jsonLines } from './formats/json-lines.ts';
import { wrapperOf } from './json/json-wrapper.ts';
import type { EventOrigin, RawFormat } from './raw-format.ts';
import { wrappers } from './wrappers/index.ts';

/** The format of a file, and how it was chosen. */
export interface FormatChoice {
  readonly format: RawFormat;
  readonly by: 'sourcetype' | 'content' | 'default';
  /** The format that the given sourcetype stands for, if the data is in an unrelated one. */
  readonly expected?: RawFormat;
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
  const wrapper = wrapperOf(head);
  if (wrapper !== undefined) {
    const isCarrier = wrappers.some(({ id, envelope }) => id === wrapper && envelope !== undefined);
    return isCarrier ? { format: jsonLines, by: 'content' } : byContent(jsonLines, origin);
  }
  const first = rawFormats.find((format) => format.sniff(head));
  if (first === undefined) return undefined;
  if (first.id !== FALLBACK) return byContent(first, origin);
  return possibleFormat(head, origin, file) ?? { format: first, by: 'default' };
}

function byContent(format: RawFormat, origin: EventOrigin): FormatChoice {
  const expected = expectedInstead(format, origin);
  return { format, by: 'content', ...(expected !== undefined && { expected }) };
}

/** Renderings of Windows events: tools exchange them, and tests give one the sourcetype of another. */
const WINDOWS = new Set([
  ...['windows-xml', 'winevent-classic', 'wevtutil-text', 'winlogbeat-json'],
  ...['nxlog-json', 'evtx-json', 'evtx'],
]);

/** What tools put around lines of any format. */
const CARRIERS = new Set(['csv', 'splunk-xml', 'cri']);

/** The format of the given sourcetype; undefined if it has none, or one that the data can be handed over in. */
function expectedInstead(found: RawFormat, { sourcetype }: EventOrigin): RawFormat | undefined {
  if (sourcetype === undefined || CARRIERS.has(found.id)) return undefined;
  const named = rawFormats.filter((format) => speaksFor(format, sourcetype));
  const isRelated = ({ id }: RawFormat) =>
    id === found.id || (WINDOWS.has(id) && (WINDOWS.has(found.id) || found === jsonLines));
  return named.some(isRelated) ? undefined : named[0];
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
