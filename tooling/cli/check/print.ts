import { createColors } from 'picocolors';
import { agree, counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { type Paint, textReport } from '../../base/report/text.ts';
import type { CheckedDetection } from '../../project/check/check-content.ts';
import type { CheckOutcome } from '../../project/check/run-check.ts';

/** The printed part of a check. */
export type Shown = Pick<
  CheckOutcome,
  'diagnostics' | 'detections' | 'suppressed' | 'baselined' | 'fixed' | 'isGreen'
>;

/** The result as one JSON value. */
export function checkJson({
  diagnostics,
  detections,
  suppressed,
  baselined,
  fixed,
}: Shown): string {
  const value = {
    diagnostics: diagnostics.map(jsonReport),
    detections,
    counts: { ...counts(diagnostics, detections), suppressed, baselined, fixed },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function counts(diagnostics: readonly Diagnostic[], detections: readonly CheckedDetection[]) {
  const bySeverity = (wanted: string) =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  const byStatus = (wanted: string) => detections.filter(({ status }) => status === wanted).length;
  return {
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    infos: bySeverity('info'),
    detections: detections.length,
    executable: byStatus('executable'),
    unsupported: byStatus('unsupported'),
    error: byStatus('error'),
  };
}

interface Printing {
  /** How many diagnostics of one code are shown (0: all). */
  readonly limit: number;
  readonly color: boolean;
}

/** The result as text. */
export function checkText(shown: Shown, { limit, color }: Printing): string {
  const seen = new Map<string, number>();
  const paint = color ? painted : undefined;
  const parts: string[] = [];
  for (const diagnostic of shown.diagnostics) {
    const count = (seen.get(diagnostic.code) ?? 0) + 1;
    seen.set(diagnostic.code, count);
    if (limit === 0 || count <= limit) parts.push(`${textReport(diagnostic, paint)}\n`);
  }
  for (const [code, count] of seen) {
    if (limit > 0 && count > limit)
      parts.push(`${code}: ${count - limit} more (--limit 0 shows all)`);
  }
  return [...parts, ...unsupportedLines(shown.diagnostics), ...summaryLines(shown), ''].join('\n');
}

/** Whether colors are wanted was decided before. */
const pc = createColors(true);

const painted: Paint = (severity, text) =>
  severity === 'error' ? pc.red(text) : severity === 'warning' ? pc.yellow(text) : pc.cyan(text);

const UNSUPPORTED = ['plan/unsupported-command', 'plan/unknown-data-model', 'spl/unknown-command'];

/** Reasons why searches are unsupported, with counts. */
function unsupportedLines(diagnostics: readonly Diagnostic[]): string[] {
  const countByMessage = new Map<string, number>();
  for (const { code, message } of diagnostics) {
    if (!UNSUPPORTED.includes(code)) continue;
    countByMessage.set(`${code}: ${message}`, (countByMessage.get(`${code}: ${message}`) ?? 0) + 1);
  }
  const sorted = [...countByMessage].sort(([, a], [, b]) => b - a);
  return sorted.map(([message, count]) => `${String(count).padStart(5)} × ${message}`);
}

/** The counts as sentences. */
export function summaryLines(shown: Shown): string[] {
  const found = counts(shown.diagnostics, shown.detections);
  const lines = [
    ...(found.detections === 0 ? ['no detections found; nothing was checked'] : []),
    `${counted(found.detections, 'detection')}: ${found.executable} executable, ${found.unsupported} unsupported, ${found.error} with errors`,
    `${counted(found.errors, 'error')}, ${counted(found.warnings, 'warning')}, ${counted(found.infos, 'info')}`,
  ];
  if (shown.suppressed > 0)
    lines.push(`${counted(shown.suppressed, 'finding')} suppressed by comments`);
  if (shown.baselined > 0) lines.push(`${counted(shown.baselined, 'finding')} in the baseline`);
  if (shown.fixed > 0)
    lines.push(
      `${counted(shown.fixed, 'finding')} of the baseline ${agree(shown.fixed, 'is', 'are')} fixed: run with --write-baseline to remove ${agree(shown.fixed, 'it', 'them')}`,
    );
  return lines;
}
