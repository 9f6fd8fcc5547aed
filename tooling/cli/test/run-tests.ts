import { locateSample } from '../../attack-data/locate.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { CompiledSearch } from '../../compile/compile-search.ts';
import { type Evidence, evidenceFor } from '../../compile/explain.ts';
import type { RunSettings, Sample, SamplePart } from '../../compile/sample.ts';
import { notRunnable, runTest } from '../../compile/test-detection.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DetectionTest } from '../../content/model.ts';
import type { Event } from '../../events/event.ts';
import type { Workspace } from '../workspace.ts';
import { problemOf, SampleCache } from './sample-cache.ts';

/** How one test went, as it is printed. */
export interface TestResult {
  readonly detection: string;
  readonly test: string;
  readonly data: readonly string[];
  readonly status: 'passed' | 'failed' | 'skipped' | 'error';
  readonly kind: 'positive' | 'negative' | 'untested';
  readonly expected: string;
  readonly rows: readonly Event[];
  readonly events: number;
  readonly ms: number;
  readonly reason: string | null;
  /** Limits that were hit and tables that were missing. */
  readonly warnings: readonly string[];
  /** What was wrong with the data, or with the search. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the sample proves, where that was asked for and the test ran. */
  readonly evidence?: Evidence;
}

export interface RunOptions {
  readonly paths: readonly string[];
  readonly attackData: string | undefined;
  readonly settings: Pick<RunSettings, 'timeZone' | 'geo'>;
  readonly clock: () => number;
  /** Collect evidence from at most so many events of each sample. */
  readonly evidence?: number;
  /** Whether data with any flaw is an error. */
  readonly strict?: boolean | undefined;
}

/** The outcome of a test that did not run. */
const NOTHING = { expected: '', rows: [], events: 0, diagnostics: [], warnings: [] } as const;

/** Samples that are kept in memory, for tests that share them. */
const KEPT_SAMPLES = 4;

/** A test that ran, with what it ran on; undefined where there was nothing to run on. */
export interface RanTest {
  readonly result: TestResult;
  readonly test?: DetectionTest;
  readonly sample?: Sample;
}

/** Runs the tests that the selected detections have, in the order of their paths. */
export async function* runTests(
  workspace: Workspace,
  options: RunOptions,
): AsyncIterable<TestResult> {
  const runner = new TestRunner(workspace, options);
  for (const detection of workspace.select(options.paths)) {
    for await (const { result } of runner.runAll(detection)) yield result;
  }
}

/** Runs tests one by one, and keeps the samples that were read last. */
export class TestRunner {
  private readonly workspace: Workspace;
  private readonly options: Omit<RunOptions, 'paths'>;
  private readonly samples: SampleCache;

  constructor(workspace: Workspace, options: Omit<RunOptions, 'paths'>) {
    this.workspace = workspace;
    this.options = options;
    this.samples = new SampleCache(workspace.library, {
      most: KEPT_SAMPLES,
      strict: options.strict,
    });
  }

  /** The tests of a detection, in their order; one without tests gives one result that says so. */
  async *runAll(detection: ContentDocument<Detection>): AsyncIterable<RanTest> {
    const tests = detection.data.tests ?? [];
    if (tests.length === 0) yield { result: this.untested(detection) };
    for (const test of tests) yield await this.run(detection, test);
  }

  private untested(detection: ContentDocument<Detection>): TestResult {
    const reason = 'the detection has no test';
    return {
      ...NOTHING,
      data: [],
      ms: 0,
      detection: detection.data.name,
      test: '-',
      status: 'skipped',
      kind: 'untested',
      reason,
    };
  }

  async run(detection: ContentDocument<Detection>, test: DetectionTest): Promise<RanTest> {
    const started = this.options.clock();
    const search = this.workspace.compile(detection);
    const base = {
      detection: detection.data.name,
      test: test.name,
      data: dataOf(test),
      kind: test.expected_results === 0 ? ('negative' as const) : ('positive' as const),
    };
    const finish = (
      rest: Omit<TestResult, keyof typeof base | 'ms'>,
      sample?: Sample,
    ): RanTest => ({
      result: { ...base, ...rest, ms: Math.round(this.options.clock() - started) },
      ...(sample !== undefined && { test, sample }),
    });
    if (!search.runnable) return finish({ ...NOTHING, ...notRunnable(search) });
    const parts = this.partsOf(test);
    if (typeof parts === 'string') return finish({ ...NOTHING, status: 'skipped', reason: parts });
    const read = await this.samples.read(parts);
    const { report } = this.workspace;
    const { settings } = this.options;
    const verdict = runTest({ search, test, sample: read.sample, report, settings });
    const evidence = this.evidenceFor(search, read.sample);
    return finish(
      { ...verdict, ...problemOf(read), ...evidence, diagnostics: read.problems },
      read.sample,
    );
  }

  private evidenceFor(search: CompiledSearch, sample: Sample): Pick<TestResult, 'evidence'> {
    const { evidence: most } = this.options;
    if (most === undefined) return {};
    return { evidence: evidenceFor(search, { library: this.workspace.library, sample, most }) };
  }

  /** The parts of the test's sample, or the reason why there are none. */
  private partsOf(test: DetectionTest): readonly SamplePart[] | string {
    const parts: SamplePart[] = inlineParts(test);
    const folders = { content: this.workspace.content.root, attackData: this.options.attackData };
    for (const { data, source, sourcetype, host } of test.attack_data ?? []) {
      const path = locateSample(data, folders);
      if (path === undefined) return `data missing: ${data}`;
      parts.push({ data: { kind: 'file', path }, source, sourcetype, host });
    }
    return parts.length === 0 ? 'data missing: the test names no data and has no events' : parts;
  }
}

function dataOf(test: DetectionTest): string[] {
  const inline = test.events === undefined ? [] : ['inline events'];
  return [...inline, ...(test.attack_data ?? []).map(({ data }) => data)];
}

function inlineParts({ events, source, sourcetype }: DetectionTest): SamplePart[] {
  return (events ?? []).map((event) => {
    const data =
      typeof event === 'string'
        ? ({ kind: 'text', text: event } as const)
        : ({ kind: 'fields', fields: event as Readonly<Record<string, unknown>> } as const);
    return { data, source, sourcetype };
  });
}
