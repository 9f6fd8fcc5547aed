import { addTo } from '../../base/add-to.ts';
import type { Diagnostic, Severity } from '../../base/diagnostic.ts';
import { table } from '../parts/table.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The number of findings of each code, and how many can be fixed; the worst and most frequent first. */
export function summaryTable(diagnostics: readonly Diagnostic[]): string[] {
  const rows = SEVERITIES.flatMap((severity) => {
    const byCode = new Map<string, Diagnostic[]>();
    for (const found of diagnostics)
      if (found.severity === severity) addTo(byCode, found.code, found);
    const sorted = [...byCode].sort(([, a], [, b]) => b.length - a.length);
    return sorted.map(([code, found]) => [
      found.length.toLocaleString('en-US'),
      severity,
      code,
      fixableText(found),
    ]);
  });
  return table(rows);
}

function fixableText(found: readonly Diagnostic[]): string {
  const count = found.filter(({ fix }) => fix !== undefined).length;
  return count === 0 ? '' : `${count.toLocaleString('en-US')} fixable`;
}
