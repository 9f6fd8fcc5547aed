import type { ReportEnd, TestReporter } from '../../reports/test/test-reporter.ts';
import { writeReports } from '../output/reports.ts';
import type { World } from '../world.ts';

/** Ends a report of tests and writes it. */
export function finishTests(reporter: TestReporter, end: ReportEnd, world: World): void {
  writeReports(reporter.end(end), reporter.open, world);
}
