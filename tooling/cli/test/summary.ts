import { byCodeUnit } from '../../base/order.ts';
import { listed } from '../output/listed.ts';
import type { TestResult } from './test-result.ts';

/** What all tests together come to. Nothing run, nothing read and missing data are not green. */
export class Summary {
  private readonly detections = new Set<string>();
  private readonly samples = new Map<string, number>();
  private readonly byStatus = { passed: 0, failed: 0, skipped: 0, error: 0 };
  private positive = 0;
  private negative = 0;
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
    this.detections.add(result.detection);
    const { detection, test, data, events } = result;
    // Events that are written into a test are that test's own.
    const isOwn = data.includes('inline events');
    this.samples.set(isOwn ? `${detection}\0${test}` : data.join(), events);
    this.rows += result.rows.length;
    for (const reference of result.missing) this.missing.add(reference);
    const isFlawed = result.diagnostics.some(({ severity }) => severity !== 'info');
    if (isFlawed && result.status === 'passed') this.flawed.add(data.join(', '));
    if (result.kind === 'untested') this.untested += 1;
    else if (result.kind === 'negative') this.negative += 1;
    else this.positive += 1;
  }

  counts() {
    const { passed, failed, skipped, error } = this.byStatus;
    return {
      detections: this.detections.size,
      tests: this.positive + this.negative,
      positive: this.positive,
      negative: this.negative,
      untested: this.untested,
      unread: this.unread.size,
      passed,
      failed,
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
    const { passed, failed, skipped, error } = this.byStatus;
    const notRun = skipped - this.untested;
    return passed > 0 && failed === 0 && error === 0 && notRun === 0 && this.events > 0;
  }

  /** The data that was missing, and what can be done; nothing where all was there. */
  get missingText(): string {
    const { missing } = this.counts();
    if (missing.length === 0) return '';
    return `${listed('data missing', missing)}--fetch downloads it, and --attack-data names a clone that has it\n`;
  }

  /** The counts in sentences. */
  lines(ms: number): readonly string[] {
    const { detections, tests, positive, negative, untested, passed, failed, ...rest } =
      this.counts();
    const nothing =
      detections + rest.unread === 0 ? ['no detections were selected: nothing was tested'] : [];
    const open = untested > 0 ? `; ${untested} detections have no test` : '';
    const unread = rest.unread > 0 ? `; ${rest.unread} not read as written` : '';
    return [
      ...nothing,
      `${detections} detections, ${tests} tests (${positive} positive, ${negative} negative): ` +
        `${passed} passed, ${failed} failed, ${rest.skipped - untested} skipped, ${rest.error} with errors${open}${unread}`,
      ...(this.flawed.size === 0
        ? []
        : [
            `samples with records that could not be read whole: ${this.flawed.size} (--strict says which)`,
          ]),
      `${rest.events} events read, ${rest.rows} rows, ${(ms / 1000).toFixed(1)} s`,
    ];
  }
}
