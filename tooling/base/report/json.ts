import type { Diagnostic, Severity } from '../diagnostic.ts';
import { positionAt } from '../position.ts';
import { toFile } from '../source.ts';

/** A diagnostic in JSON. The format is a stable interface. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly help: string | null;
}

/** A diagnostic as plain data. */
export function jsonReport({ code, severity, message, span, help }: Diagnostic): DiagnosticJson {
  return { code, severity, message, ...placeJson(span), help: help ?? null };
}

/** The position of a span in its file, from 1; the end column is exclusive. */
export function placeJson(span: Diagnostic['span']) {
  if (span === undefined) {
    return { file: null, line: null, column: null, endLine: null, endColumn: null };
  }
  const { source, start, end } = toFile(span);
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  return {
    file: source.name,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
