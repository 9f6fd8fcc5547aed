/** A half-open range of UTF-16 offsets into one source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the text it points into. */
export interface SourceSpan extends Span {
  readonly source: Source;
}

/**
 * A text with positions: a file, or text derived from other sources, such as a YAML scalar or a search with expanded
 * macros.
 */
export interface Source {
  /** For a file, its path as shown to users. */
  readonly name: string;
  readonly text: string;
  /** The origin of each part of a derived text, in order; undefined for a file. */
  readonly origin: readonly OriginRun[] | undefined;
}

/** A part of a derived text, and where it comes from. */
export interface OriginRun extends Span {
  readonly from: SourceSpan;
  /** The macro call, for text from macro expansion. */
  readonly call?: SourceSpan;
}

/** The text of a file, or of anything that its author edits directly. */
export function fileSource(name: string, text: string): Source {
  return { name, text, origin: undefined };
}

/** A text that replaces a part of another one: what is reported in it is shown there. */
export function inPlaceOf(from: SourceSpan, text: string): Source {
  const { name } = from.source;
  return { name, text, origin: [{ start: 0, end: text.length, from }] };
}

/** The span from the start of one span to the end of another. */
export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: Math.max(first.end, last.end) };
}

/** Maps a derived span to the file that its author edits. */
export function toFile(span: SourceSpan): SourceSpan {
  return toSource(span, undefined);
}

/** Maps a derived span to one of its origin sources, or else to the file. */
export function toSource(span: SourceSpan, wanted: Source | undefined): SourceSpan {
  const { origin } = span.source;
  if (origin === undefined || span.source === wanted) return span;
  const first = runAt(origin, span.start);
  const last = runAt(origin, Math.max(span.start, span.end - 1));
  if (first === undefined || last === undefined) return span;
  if (first.call !== undefined) return toSource(first.call, wanted);
  const { source } = first.from;
  const start = shift(first, span.start);
  const end = endIn(source, first, last, span.end);
  return toSource({ source, start, end: Math.max(start, end) }, wanted);
}

/** The macro call that produced the text at an offset; undefined for text that the author wrote there. */
export function macroCallAt(source: Source, offset: number): SourceSpan | undefined {
  return source.origin && runAt(source.origin, offset)?.call;
}

function endIn(source: Source, first: OriginRun, last: OriginRun, end: number): number {
  if (last.call !== undefined) return last.call.source === source ? last.call.end : first.from.end;
  return last.from.source === source ? shift(last, end) : first.from.end;
}

/** The macro definitions that a span came from, innermost first, to explain it. */
export function macroTrace(span: SourceSpan): SourceSpan[] {
  const run = span.source.origin && runAt(span.source.origin, span.start);
  if (run === undefined) return [];
  const start = shift(run, span.start);
  const end = Math.min(start + (span.end - span.start), run.from.end);
  const inner = { source: run.from.source, start, end: Math.max(start, end) };
  if (run.call === undefined) return macroTrace(inner);
  return [...macroTrace(inner), toFile(inner), ...macroTrace(run.call)];
}

/** The last run that starts at or before the offset; runs are in order, so this is a binary search. */
function runAt(runs: readonly OriginRun[], offset: number): OriginRun | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return runs[low - 1];
}

function shift(run: OriginRun, offset: number): number {
  return Math.min(run.from.start + (offset - run.start), run.from.end);
}
