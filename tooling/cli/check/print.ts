import { createColors } from 'picocolors';
import { agree, counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { type Paint, textReport } from '../../base/report/text.ts';
import { countsOf } from '../../project/check/check-json.ts';
import type { CheckOutcome } from '../../project/check/run-check.ts';

/** The printed part of a check. */
export type Shown = Pick<
  CheckOutcome,
  'diagnostics' | 'detections' | 'suppressed' | 'baselined' | 'fixed' | 'isGreen'
>;

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
  const found = countsOf(shown);
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
