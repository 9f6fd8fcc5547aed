import { byCodeUnit } from '../../base/order.ts';
import type { TestResult } from './test-result.ts';

/** The totals of all tests. A run without tests, unreadable detections and missing data are failures. */
export class Summary {
  private readonly detections = new Set<string>();
  private readonly samples = new Map<string, number>();
  private readonly byStatus = { passed: 0, failed: 0, inconclusive: 0, skipped: 0, error: 0 };
  private positive = 0;
  private negative = 0;
  private scenarios = 0;
  private untested = 0;
  private readonly unread = new Set<string>();
  private rows = 0;
  private readonly missing = new Set<string>();
  private readonly flawed = new Set<string>();

  add(result: TestResult): void {
    this.byStatus[result.status] += 1;
    if (result.kind === 'unread') {
      this.unread.add(result.detection);
      return;
    }
    if (result.kind === 'scenario') this.scenarios += 1;
    else this.detections.add(result.detection);
    const { detection, test, data, events } = result;
    // Inline events belong to their test only.
    const isOwn = data.includes('inline events');
    this.samples.set(isOwn ? `${detection}\0${test}` : data.join(), events);
    this.rows += result.rows.length;
    for (const reference of result.missing) this.missing.add(reference);
    const isFlawed = result.diagnostics.some(({ severity }) => severity !== 'info');
    if (isFlawed && result.status === 'passed') this.flawed.add(data.join(', '));
    if (result.kind === 'untested') this.untested += 1;
    else if (result.kind === 'negative') this.negative += 1;
    else if (result.kind === 'positive') this.positive += 1;
  }

  counts() {
    const { passed, failed, inconclusive, skipped, error } = this.byStatus;
    return {
      detections: this.detections.size,
      tests: this.positive + this.negative,
      positive: this.positive,
      negative: this.negative,
      scenarios: this.scenarios,
      untested: this.untested,
      unread: this.unread.size,
      passed,
      failed,
      inconclusive,
      skipped,
      error,
      events: this.events,
      rows: this.rows,
      missing: [...this.missing].sort(byCodeUnit),
    };
  }

  private get events(): number {
    return [...this.samples.values()].reduce((total, count) => total + count, 0);
  }

  get isGreen(): boolean {
    const { passed, failed, inconclusive, skipped, error } = this.byStatus;
    const open = failed + inconclusive + error + skipped - this.untested;
    return passed > 0 && open === 0;
  }

  /** The number of passed tests whose sample has malformed or unrecognized records. */
  get flawedSamples(): number {
    return this.flawed.size;
  }
}
