import type { OriginRun, Source } from '../base/source.ts';
import type { Place } from './places.ts';

/** A string in a YAML file. */
export interface EmbeddedText {
  readonly text: string;
  readonly file: Source;
  /** Its position in the file, computed when a diagnostic needs it. */
  place(): Place | undefined;
}

/** A string as a separate source: every offset maps to the YAML file. */
export function embeddedSource(name: string, embedded: EmbeddedText): Source {
  let origin: readonly OriginRun[] | undefined;
  return {
    name,
    text: embedded.text,
    // Only diagnostics need it, and most values have none.
    get origin() {
      origin ??= originRuns(embedded);
      return origin;
    },
  };
}

/** Both texts are equal except for whitespace, doubled quotes and escapes: walk them in parallel. */
function originRuns(embedded: EmbeddedText): readonly OriginRun[] {
  const { text, file } = embedded;
  const place = embedded.place() ?? { start: 0, end: 0, style: undefined };
  const { style } = place;
  // An alias refers to a string elsewhere in the file.
  if (style === undefined) {
    const from = { source: file, start: place.start, end: place.end };
    return [{ start: 0, end: text.length, from }];
  }
  const raw = file.text;
  const runs: OriginRun[] = [];
  let at = 0;
  let rawAt = contentStart(place, raw);
  const advance = (length: number, rawLength = length) => {
    const from = { source: file, start: rawAt, end: rawAt + rawLength };
    if (length > 0) runs.push({ start: at, end: at + length, from });
    at += length;
    rawAt += rawLength;
  };
  const isDouble = style === 'double';
  while (at < text.length && rawAt < raw.length) {
    const blank = matchLength(BLANKS, text, at);
    const rawBlank = matchLength(isDouble ? SPELT_BLANKS : BLANKS, raw, rawAt);
    if (blank > 0 || rawBlank > 0) advance(blank, rawBlank);
    else if (isDouble && raw[rawAt] === '\\')
      advance(raw[rawAt + 1] === 'U' ? 2 : 1, escapeLength(raw, rawAt));
    else if (style === 'single' && raw.startsWith("''", rawAt)) advance(1, 2);
    else advance(Math.min(solidLength(raw, rawAt), text.length - at));
  }
  return runs;
}

/** How far the two texts are certainly equal: up to the next whitespace, quote or escape. */
function solidLength(raw: string, from: number): number {
  const stop = /[\s'\\]/g;
  stop.lastIndex = from + 1;
  return (stop.exec(raw)?.index ?? raw.length) - from;
}

function contentStart({ start, style }: Pick<Place, 'start' | 'style'>, raw: string): number {
  if (style === 'block') return raw.indexOf('\n', start) + 1;
  return style === 'plain' ? start : start + 1;
}

const BLANKS = /\s*/y;
/** In double quotes, whitespace can also be escaped, and a newline removed. */
const SPELT_BLANKS = /(?:\s|\\[ tnr_NLP]|\\\r?\n)*/y;

function matchLength(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function escapeLength(raw: string, at: number): number {
  return ESCAPE_LENGTH[raw[at + 1] ?? ''] ?? 2;
}
