import { reasonDiagnostic } from '../base/verdict.ts';
import { type Row, rowOf } from '../events/row.ts';
import { placesOf } from '../project/data/places-of.ts';
import { openGeoDatabase } from '../project/geo-database.ts';
import { runTests as runAll } from '../project/test/run-tests.ts';
import { Summary } from '../project/test/summary.ts';
import type { TestResult as Ran } from '../project/test/test-result.ts';
import type { Content } from './content.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostic.ts';

/** Which tests to run, and where their samples are. */
export interface RunTestsOptions {
  /** Only detections in these files or folders, or with these IDs. */
  readonly paths?: readonly string[];
  /** A clone of an attack data repository, with its Git LFS files. */
  readonly attackData?: string;
  /** The time zone of timestamps without one (default: UTC). */
  readonly timeZone?: string;
  /** A MaxMind (.mmdb) database for `iplocation`. */
  readonly geo?: string;
  /** Treats malformed or unrecognized records as errors. */
  readonly strict?: boolean;
  /** Treats missing data as an error. */
  readonly requireData?: boolean;
  /** Called with each result as soon as it is known. */
  readonly onResult?: (result: TestResult) => void;
}

/** The results of all tests, and their totals. */
export interface TestReport {
  /** Whether every test passed, and at least one ran. */
  readonly passed: boolean;
  readonly results: readonly TestResult[];
  readonly counts: TestCounts;
}

/** How one test went. */
export interface TestResult {
  /** The name of the detection; of the scenario of a story, that of the story. */
  readonly detection: string;
  readonly test: string;
  readonly verdict: 'passed' | 'failed' | 'inconclusive' | 'skipped' | 'error';
  /** Why it did not pass; null for a pass. */
  readonly reason: string | null;
  /** The samples, as the test names them. */
  readonly data: readonly string[];
  /** What the test expects, such as `> 0`. */
  readonly expected: string;
  readonly rows: readonly Row[];
  /** The number of events of the sample. */
  readonly events: number;
  /** Milliseconds. */
  readonly ms: number;
  readonly warnings: readonly string[];
  /** Why it is inconclusive, and problems of the data. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Numbers of tests by verdict, and what they read. */
export interface TestCounts {
  readonly detections: number;
  readonly tests: number;
  readonly positive: number;
  readonly negative: number;
  /** Scenarios of stories. */
  readonly scenarios: number;
  /** Detections without tests, and detections that could not be read. */
  readonly untested: number;
  readonly unread: number;
  readonly passed: number;
  readonly failed: number;
  readonly inconclusive: number;
  readonly skipped: number;
  readonly error: number;
  readonly events: number;
  readonly rows: number;
  /** References of missing data. */
  readonly missing: readonly string[];
}

/** Runs the tests of detections over their samples, and the scenarios of stories. Uses no network: tests without their data are skipped. */
export async function runTests(
  content: Content,
  options: RunTestsOptions = {},
): Promise<TestReport> {
  const { workspace, host, root } = content;
  const { paths = [], attackData, timeZone, geo, onResult, ...rest } = options;
  const settings = { timeZone, ...(geo !== undefined && { geo: openGeoDatabase(geo) }) };
  const places = placesOf({ content: root, attackData }, host);
  const summary = new Summary();
  const results: TestResult[] = [];
  const run = { paths, places, settings, clock: host.clock, ...rest };
  for await (const ran of runAll(workspace, run)) {
    summary.add(ran);
    const result = resultOf(ran);
    results.push(result);
    onResult?.(result);
  }
  return { passed: summary.isGreen, results, counts: summary.counts() };
}

function resultOf(ran: Ran): TestResult {
  const { detection, test, status: verdict, reason, data, expected, events, ms, warnings } = ran;
  return {
    ...{ detection, test, verdict, reason, data, expected, events, ms, warnings },
    rows: ran.rows.map(rowOf),
    diagnostics: diagnosticsOf([...ran.inconclusive.map(reasonDiagnostic), ...ran.diagnostics]),
  };
}
