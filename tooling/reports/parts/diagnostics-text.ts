import type { Diagnostic } from '../../base/diagnostic.ts';
import { textReport } from '../../base/report/text.ts';
import { isError } from '../../project/blocking-errors.ts';
import { helpedByOption } from './options-by-code.ts';

/** How many diagnostics are shown; the rest are only counted. Errors come first. */
export const SHOWN = 20;

/** Diagnostics as text. */
export function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
  const ordered = [...diagnostics.filter(isError), ...diagnostics.filter((item) => !isError(item))];
  const shown = ordered
    .slice(0, SHOWN)
    .map((diagnostic) => `${textReport(helpedByOption(diagnostic))}\n\n`);
  const rest = ordered.length - shown.length;
  return shown.join('') + (rest > 0 ? `… and ${rest} more (--json lists all)\n` : '');
}
