import { createColors } from 'picocolors';
import { agree, counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { type Paint, textReport } from '../../base/report/text.ts';
import { worstFirst } from '../../base/report/worst-first.ts';
import { countsOf } from '../../project/check/check-json.ts';
import type { CheckOutcome } from '../../project/check/run-check.ts';
import { summaryTable } from './summary-table.ts';

/** The printed part of a check. */
export type Shown = Pick<
  CheckOutcome,
  'diagnostics' | 'detections' | 'suppressed' | 'baselined' | 'fixed' | 'hidden' | 'isGreen'
>;

export interface Printing {
  /** Whether findings are only counted. */
  readonly summary: boolean;
  /** How many diagnostics of one code are shown (0: all). */
  readonly limit: number;
  readonly color: boolean;
}

/** The result as text. */
export function checkText(shown: Shown, printing: Printing): string {
  const findings = printing.summary
    ? summaryTable(shown.diagnostics)
    : [...findingLines(shown, printing), ...unsupportedLines(shown.diagnostics)];
  return [...findings, ...summaryLines(shown), ''].join('\n');
}

/** The findings with their places, errors first. */
function findingLines({ diagnostics }: Shown, { limit, color }: Printing): string[] {
  const seen = new Map<string, number>();
  const paint = color ? painted : undefined;
  const parts: string[] = [];
  for (const diagnostic of worstFirst(diagnostics)) {
    const count = (seen.get(diagnostic.code) ?? 0) + 1;
    seen.set(diagnostic.code, count);
    if (limit === 0 || count <= limit) parts.push(`${textReport(diagnostic, paint)}\n`);
  }
  for (const [code, count] of seen) {
    if (limit > 0 && count > limit)
      parts.push(`${code}: ${count - limit} more (--limit 0 shows all)`);
  }
  return parts;
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
  const fixable = shown.diagnostics.filter(({ fix }) => fix !== undefined).length;
  if (fixable > 0)
    lines.push(
      `${counted(fixable, 'finding')} can be fixed: --fix fixes ${agree(fixable, 'it', 'them')}, --fix --dry-run shows the changes`,
    );
  if (shown.hidden > 0)
    lines.push(`${counted(shown.hidden, 'finding')} with other codes not shown (--only)`);
  if (shown.suppressed > 0)
    lines.push(`${counted(shown.suppressed, 'finding')} suppressed by comments`);
  if (shown.baselined > 0) lines.push(`${counted(shown.baselined, 'finding')} in the baseline`);
  if (shown.fixed > 0)
    lines.push(
      `${counted(shown.fixed, 'finding')} of the baseline ${agree(shown.fixed, 'is', 'are')} fixed: run with --write-baseline to remove ${agree(shown.fixed, 'it', 'them')}`,
    );
  return lines;
}
