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
  const isDouble = scalar.type === 'QUOTE_DOUBLE';
  while (at < text.length && rawAt < raw.length) {
    const blank = matchLength(BLANKS, text, at);
    const rawBlank = matchLength(isDouble ? SPELT_BLANKS : BLANKS, raw, rawAt);
    if (blank > 0 || rawBlank > 0) advance(blank, rawBlank);
    else if (isDouble && raw[rawAt] === '\\')
      advance(raw[rawAt + 1] === 'U' ? 2 : 1, escapeLength(raw, rawAt));
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

const BLANKS = /\s*/y;
/** In double quotes blanks can also be spelt, and a line break be undone. */
const SPELT_BLANKS = /(?:\s|\\[ tnr_NLP]|\\\r?\n)*/y;

function matchLength(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function escapeLength(raw: string, at: number): number {
  return ESCAPE_LENGTH[raw[at + 1] ?? ''] ?? 2;
}
