import { counted } from '../../base/counted.ts';
import type { Summary } from '../../project/test/summary.ts';
import type { TestResult } from '../../project/test/test-result.ts';
import { listed } from '../parts/listed.ts';

/** The missing data and what to do about it; empty if none is missing. */
export function missingText(summary: Summary): string {
  const { missing } = summary.counts();
  if (missing.length === 0) return '';
  return `${listed('data missing', missing)}use --fetch to download it, or --attack-data for a clone that has it\n`;
}

/** The reasons of skipped tests, one line each, most frequent first. */
export function skippedText(skipped: readonly TestResult[]): string {
  const countByReason = new Map<string, number>();
  for (const { missing, reason } of skipped) {
    const text = missing.length > 0 ? 'data missing' : (reason ?? '');
    countByReason.set(text, (countByReason.get(text) ?? 0) + 1);
  }
  const sorted = [...countByReason].sort(([, a], [, b]) => b - a);
  const rows = sorted.map(([reason, count]) => [count.toLocaleString('en-US'), reason]);
  return listed('reasons of skipped tests', rows);
}

/** The counts as sentences. */
export function summaryLines(summary: Summary, ms: number): readonly string[] {
  const { detections, tests, positive, negative, untested, passed, failed, ...rest } =
    summary.counts();
  const { flawedSamples } = summary;
  const nothing =
    detections + rest.scenarios + rest.unread === 0
      ? ['no detections selected; nothing was tested']
      : [];
  const open = untested > 0 ? `; ${counted(untested, 'detection')} without tests` : '';
  const scenarios = rest.scenarios > 0 ? `, ${counted(rest.scenarios, 'scenario')}` : '';
  const unread = rest.unread > 0 ? `; ${rest.unread} unreadable` : '';
  return [
    ...nothing,
    `${counted(detections, 'detection')}, ${counted(tests, 'test')} (${positive} positive, ${negative} negative)${scenarios}: ` +
      `${passed} passed, ${failed} failed, ${rest.inconclusive} inconclusive, ${rest.skipped - untested} skipped, ${rest.error} with errors${open}${unread}`,
    ...(flawedSamples === 0
      ? []
      : [
          `${counted(flawedSamples, 'sample')} with malformed or unrecognized records (--strict reports them)`,
        ]),
    `${counted(rest.events, 'event')} read, ${counted(rest.rows, 'row')}, ${(ms / 1000).toFixed(1)} s`,
  ];
}
