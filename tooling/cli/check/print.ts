import pc from 'picocolors';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { type Paint, textReport } from '../../base/report/text.ts';
import type { CheckedDetection } from './check-content.ts';

/** What is printed of a check. */
export interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  readonly detections: readonly CheckedDetection[];
  /** Findings that comments ask to ignore. */
  readonly ignored: number;
  /** Findings that the baseline knows. */
  readonly known: number;
  /** Entries of the baseline that did not come up. */
  readonly mended: number;
}

/** The result as one JSON value. */
export function checkJson({ diagnostics, detections, ignored, known, mended }: Shown): string {
  const value = {
    diagnostics: diagnostics.map(jsonReport),
    detections,
    counts: { ...counts(diagnostics, detections), ignored, known, mended },
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
  /** Diagnostics of one code that are shown; 0 for all. */
  readonly limit: number;
  readonly color: boolean;
}

/** The result as people read it. */
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

const painted: Paint = (severity, text) =>
  severity === 'error' ? pc.red(text) : severity === 'warning' ? pc.yellow(text) : pc.cyan(text);

const UNSUPPORTED = ['plan/unsupported-command', 'plan/unknown-data-model', 'spl/unknown-command'];

/** What cannot run, by what it says, with how often it says it. */
function unsupportedLines(diagnostics: readonly Diagnostic[]): string[] {
  const countByMessage = new Map<string, number>();
  for (const { code, message } of diagnostics) {
    if (!UNSUPPORTED.includes(code)) continue;
    countByMessage.set(`${code}: ${message}`, (countByMessage.get(`${code}: ${message}`) ?? 0) + 1);
  }
  const sorted = [...countByMessage].sort(([, a], [, b]) => b - a);
  return sorted.map(([message, count]) => `${String(count).padStart(5)} × ${message}`);
}

/** The counts in sentences. */
export function summaryLines(shown: Shown): string[] {
  const found = counts(shown.diagnostics, shown.detections);
  const lines = [
    ...(found.detections === 0 ? ['no detections were found: nothing was checked'] : []),
    `${found.detections} detections: ${found.executable} executable, ${found.unsupported} unsupported, ${found.error} with errors`,
    `${found.errors} errors, ${found.warnings} warnings, ${found.infos} infos`,
  ];
  if (shown.ignored > 0) lines.push(`${shown.ignored} findings are ignored by comments`);
  if (shown.known > 0) lines.push(`${shown.known} findings are known to the baseline`);
  if (shown.mended > 0)
    lines.push(`${shown.mended} findings of the baseline are mended: --write-baseline drops them`);
  return lines;
}
