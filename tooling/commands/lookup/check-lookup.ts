import { nearest } from '../../base/nearest.ts';
import { planDiagnostic } from '../../plan/diagnostics.ts';
import type { LowerContext } from '../../resolve/lower.ts';
import type { Word } from '../../spl/scanner.ts';

/** Reports a lookup that does not exist, if the existing lookups are known. */
export function checkLookup(name: Word, { lookups, source, report }: LowerContext): void {
  if (lookups === undefined || lookups.has(name.text)) return;
  if (lookups.isExternal(name.text)) {
    report(planDiagnostic('external-lookup', { name: name.text }, { source, ...name.span }));
    return;
  }
  const why = lookups.whyEmpty(name.text);
  if (why !== undefined) {
    report(planDiagnostic('empty-lookup', { name: name.text, why }, { source, ...name.span }));
    return;
  }
  const params = { name: name.text, nearest: nearest(name.text, lookups.names()) };
  report(planDiagnostic('unknown-lookup', params, { source, ...name.span }));
}
