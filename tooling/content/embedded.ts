import type { Scalar } from 'yaml';
import type { OriginRun, Source } from '../base/source.ts';

/** A string value as a source of its own: every offset leads back to the YAML file. */
export function embeddedSource(name: string, scalar: Scalar<string>, file: Source): Source {
  let origin: readonly OriginRun[] | undefined;
  return {
    name,
    text: scalar.value,
    // Only a diagnostic needs it, and most values have none.
    get origin() {
      origin ??= originRuns(scalar, file);
      return origin;
    },
  };
}

/** Both texts agree but for blanks, doubled quotes and escapes: walk them side by side. */
function originRuns(scalar: Scalar<string>, file: Source): readonly OriginRun[] {
  const text = scalar.value;
  const raw = file.text;
  const runs: OriginRun[] = [];
  let at = 0;
  let rawAt = contentStart(scalar, raw);
  const advance = (length: number, rawLength = length) => {
    const from = { source: file, start: rawAt, end: rawAt + rawLength };
    if (length > 0) runs.push({ start: at, end: at + length, from });
    at += length;
    rawAt += rawLength;
  };
  while (at < text.length && rawAt < raw.length) {
    const escaped = scalar.type === 'QUOTE_DOUBLE' ? escapeAt(raw, rawAt) : undefined;
    const rawBlank = blankLength(raw, rawAt);
    const spelt = scalar.type === 'QUOTE_DOUBLE' ? speltBlanks(raw, rawAt + rawBlank) : 0;
    const blank = Math.max(0, blankLength(text, at) - spelt);
    if (escaped !== undefined) advance(escaped.length, escaped.rawLength);
    else if (blank > 0 || rawBlank > 0) advance(blank, rawBlank);
    else if (scalar.type === 'QUOTE_SINGLE' && raw.startsWith("''", rawAt)) advance(1, 2);
    else advance(Math.min(solidLength(raw, rawAt), text.length - at));
  }
  return runs;
}

/** How far the two texts surely agree: up to the next blank, quote or escape. */
function solidLength(raw: string, from: number): number {
  const stop = /[\s'\\]/g;
  stop.lastIndex = from + 1;
  return (stop.exec(raw)?.index ?? raw.length) - from;
}

function contentStart(scalar: Scalar, raw: string): number {
  const start = scalar.range?.[0] ?? 0;
  if (scalar.type?.startsWith('QUOTE')) return start + 1;
  return scalar.type?.startsWith('BLOCK') ? raw.indexOf('\n', start) + 1 : start;
}

function blankLength(text: string, from: number): number {
  const blank = /\s*/y;
  blank.lastIndex = from;
  return blank.exec(text)?.[0].length ?? 0;
}

/** How many blanks stand here as escapes: they belong to the text, not to its folding. */
function speltBlanks(raw: string, from: number): number {
  const escapes = /(?:\\[ tnr])*/y;
  escapes.lastIndex = from;
  return (escapes.exec(raw)?.[0].length ?? 0) / 2;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function escapeAt(raw: string, at: number) {
  if (raw[at] !== '\\') return undefined;
  const next = raw[at + 1] ?? '';
  // An escaped line break stands for nothing at all, indentation included.
  if (/[\r\n]/.test(next)) return { length: 0, rawLength: 1 + blankLength(raw, at + 1) };
  return { length: next === 'U' ? 2 : 1, rawLength: ESCAPE_LENGTH[next] ?? 2 };
}
