import type { Diagnostic, Severity } from '../diagnostic.ts';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings by severity; otherwise in their order. */
export function worstFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
