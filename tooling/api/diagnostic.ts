import type { Diagnostic as Found } from '../base/diagnostic.ts';
import { type DiagnosticJson, jsonReport } from '../base/report/json.ts';

/** A problem: what is wrong, where, and how to fix it. Positions count from 1; the end column is exclusive. */
export interface Diagnostic extends DiagnosticJson {}

/** Problems as plain data. */
export function diagnosticsOf(found: readonly Found[]): readonly Diagnostic[] {
  return found.map(jsonReport);
}
