import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Source, SourceSpan, Span } from '../base/source.ts';

const documents = new WeakMap<Source, TextDocument>();

/** The source as a document of the protocol: positions are lines and UTF-16 code units, from 0. */
function documentOf(source: Source): TextDocument {
  const known = documents.get(source) ?? TextDocument.create('', '', 0, source.text);
  documents.set(source, known);
  return known;
}

/** The position of an offset in a file. */
export function positionOf(source: Source, offset: number): Position {
  return documentOf(source).positionAt(offset);
}

/** The offset of a position in a file; the nearest one if there is no such position. */
export function offsetOf(source: Source, position: Position): number {
  return documentOf(source).offsetAt(position);
}

/** The range of a span of a file. */
export function rangeOf({ source, start, end }: SourceSpan): Range {
  return { start: positionOf(source, start), end: positionOf(source, end) };
}

/** The span of a range in a file. */
export function spanOf(source: Source, { start, end }: Range): Span {
  return { start: offsetOf(source, start), end: offsetOf(source, end) };
}
