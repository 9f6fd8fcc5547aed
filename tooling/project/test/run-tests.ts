import { findSample, type SamplePlaces } from '../../attack-data/locate.ts';
import { refusal } from '../../attack-data/named-samples.ts';
import { parseReference } from '../../attack-data/reference.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { type SourceSpan, toFile } from '../../base/source.ts';
import type { InconclusiveReason } from '../../base/verdict.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DetectionTest } from '../../content/model.ts';
import { baselineSamples, isAboutSilence, ownSamples } from '../../content/test-samples.ts';
import { learned } from '../../detect/baseline.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { evidenceFor } from '../../detect/explain.ts';
import type { RunSettings, Sample, SamplePart } from '../../detect/sample.ts';
import { notRunnable, runTest, settingsOf } from '../../detect/test-detection.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { type ErrorsByFile, errorsByFile } from '../blocking-errors.ts';
import { testScenarios } from '../scenario/test-scenarios.ts';
import { onEngine, type TestEngine } from '../sql/on-engine.ts';
import type { Workspace } from '../workspace.ts';
import { misreadTests, unreadDetections } from './misread.ts';
import { problemOf, SampleCache } from './sample-cache.ts';
import type { TestResult } from './test-result.ts';

/** Which tests run, and how. */
export interface RunOptions {
  readonly paths: readonly string[];
  readonly places: SamplePlaces;
  readonly settings: Pick<RunSettings, 'timeZone' | 'geo'>;
  readonly clock: () => number;
  /** The limit of events per sample that are searched for evidence. */
  readonly evidence?: number;
  /** Whether malformed or unrecognized records are errors. */
  readonly strict?: boolean | undefined;
  /** A time at or after all events, for those without a year or a time. */
  readonly referenceTime?: number | undefined;
  /** Whether missing data is an error. */
  readonly requireData?: boolean | undefined;
  /** The engine that runs the searches; this process if left out. */
  readonly engine?: TestEngine | undefined;
}

/** The outcome of a test that did not run. */
const NOTHING = {
  expected: '',
  rows: [],
  events: 0,
  missing: [],
  diagnostics: [],
  inconclusive: [],
  warnings: [],
} as const;

/** The number of samples kept in memory, for tests that share them. */
const KEPT_SAMPLES = 4;

/** A finished test and its sample; undefined without a sample. */
export interface RanTest {
  readonly result: TestResult;
  readonly test?: DetectionTest;
  readonly sample?: Sample;
}

/** Runs the tests of the selected detections and then the scenarios of the selected stories, in the order of their paths. */
export async function* runTests(
  workspace: Workspace,
  options: RunOptions,
): AsyncIterable<TestResult> {
  yield* unreadDetections(workspace, options.paths);
  const runner = new TestRunner(workspace, options);
  for (const detection of workspace.select(options.paths)) {
    for await (const { result } of runner.runAll(detection)) yield result;
  }
  // An engine runs single searches over tables of one sample.
  if (options.engine === undefined)
    yield* testScenarios(workspace, workspace.selectStories(options.paths), options);
}

/** What tests need of an open content folder. */
export type TestedContent = Pick<Workspace, 'content' | 'library' | 'compile' | 'diagnostics'>;

/** Runs tests one by one; keeps the most recently read samples. */
export class TestRunner {
  private readonly workspace: TestedContent;
  private readonly options: Omit<RunOptions, 'paths'>;
  private readonly samples: SampleCache;
  private readonly errors: ErrorsByFile;

  constructor(workspace: TestedContent, options: Omit<RunOptions, 'paths'>) {
    this.workspace = workspace;
    this.options = options;
    this.errors = errorsByFile(workspace);
    this.samples = new SampleCache(workspace.library, {
      most: KEPT_SAMPLES,
      strict: options.strict,
      referenceTime: options.referenceTime,
    });
  }

  /** The results of a detection's tests, in their order; one skipped result for a detection without tests. */
  async *runAll(detection: ContentDocument<Detection>): AsyncIterable<RanTest> {
    const tests = detection.data.tests ?? [];
    const misread = misreadTests(detection, this.errors);
    if (misread !== undefined) yield { result: misread };
    else if (tests.length === 0) yield { result: this.untested(detection) };
    for (const test of tests) yield await this.run(detection, test);
  }

  private untested(detection: ContentDocument<Detection>): TestResult {
    const reason = 'the detection has no tests; add sample events under tests: and events:';
    return {
      ...NOTHING,
      data: [],
      ms: 0,
      detection: detection.data.name,
      test: '-',
      span: toFile(detection.spanAt(['name'])),
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
      span: spanOf(detection, test),
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
    const { parts, missing, ...rest } = this.found(detection, test, ownSamples);
    if (rest.problem !== undefined) return finish({ ...NOTHING, ...rest.problem });
    const before = await this.samplesFor(detection, test);
    if ('status' in before) return finish({ ...NOTHING, ...before });
    const { samples, reasons: earlier } = before;
    const read = await samples.read(parts);
    const { settings, engine } = this.options;
    const ready =
      engine &&
      (await onEngine(
        search,
        read.sample.run(() => undefined, settingsOf(test, settings)),
        engine,
      ));
    if (ready !== undefined && 'verdict' in ready)
      return finish({
        ...NOTHING,
        status: ready.verdict,
        reason: ready.reason,
        events: read.sample.events.length,
        diagnostics: read.problems,
      });
    const verdict = runTest({
      search: ready ?? search,
      test,
      sample: read.sample,
      settings,
      earlier,
    });
    const evidence = this.evidenceFor(search, read.sample);
    return finish(
      { ...verdict, ...problemOf(read), ...evidence, missing, diagnostics: read.problems },
      read.sample,
    );
  }

  /** The samples of a test; with a baseline, including the lookups that it wrote. */
  private async samplesFor(
    detection: ContentDocument<Detection>,
    test: DetectionTest,
  ): Promise<PreparedSamples | NotRun> {
    const { baseline } = test;
    if (baseline === undefined) return { samples: this.samples, reasons: [] };
    const document = this.workspace.content.baseline.byName.get(baseline.name);
    if (document === undefined)
      return { status: 'error', reason: `unknown baseline "${baseline.name}"` };
    const search = this.workspace.compile(document);
    if (!search.runnable) return notRunnable(search);
    const { parts, problem } = this.found(detection, test, baselineSamples);
    if (problem !== undefined) return problem;
    const read = await this.samples.read(parts);
    const { status, reason = null } = problemOf(read);
    if (status !== undefined) return { status, reason, diagnostics: read.problems };
    const { settings, strict, referenceTime } = this.options;
    const outcome = orFailure(() =>
      learned(this.workspace.library, { search, sample: read.sample, settings }),
    );
    if (outcome instanceof SearchFailure)
      return {
        status: 'error',
        reason: `the baseline "${baseline.name}" fails: ${outcome.message}`,
      };
    const { library, reasons } = outcome;
    return { samples: new SampleCache(library, { most: 1, strict, referenceTime }), reasons };
  }

  private evidenceFor(search: CompiledSearch, sample: Sample): Pick<TestResult, 'evidence'> {
    const { evidence: most } = this.options;
    if (most === undefined) return {};
    const { library } = this.workspace;
    const evidence = orFailure(() => evidenceFor(search, { library, sample, most }));
    return evidence instanceof SearchFailure ? {} : { evidence };
  }

  /** The samples of a test in one of its lists. */
  private found(
    detection: ContentDocument<Detection>,
    test: DetectionTest,
    samplesOf: typeof ownSamples,
  ): FoundParts {
    const parts = samplesOf === ownSamples ? inlineParts(test) : [];
    const missing: string[] = [];
    const refused: Diagnostic[] = [];
    const number = detection.data.tests?.indexOf(test) ?? 0;
    for (const { data, path: place, source, sourcetype, host } of samplesOf(test, number)) {
      const file = findSample(parseReference(data), this.options.places);
      if (file.kind === 'refused') {
        refused.push(refusal(data, file.reason, detection.spanAt(place)));
        continue;
      }
      // A Git LFS pointer is read too: its reader reports it.
      const path = file.kind === 'file' ? file.path : file.pointer;
      if (path === undefined) missing.push(data);
      else parts.push({ data: { kind: 'file', path }, source, sourcetype, host });
    }
    const mayBeEmpty = samplesOf === ownSamples && isAboutSilence(test);
    const problem = this.problemOfParts({ parts, missing, refused, mayBeEmpty });
    return { parts, missing, ...(problem !== undefined && { problem }) };
  }

  private problemOfParts({ parts, missing, refused, mayBeEmpty }: Located): NotRun | undefined {
    const [first] = refused;
    if (first !== undefined)
      return { status: 'error', reason: first.message, diagnostics: refused };
    const isWhole = missing.length === 0 && (parts.length > 0 || mayBeEmpty);
    return isWhole ? undefined : withoutData(missing, this.options);
  }
}

/** A test's data, or why the test cannot run if some data is missing. */
interface FoundParts {
  readonly parts: readonly SamplePart[];
  readonly missing: readonly string[];
  readonly problem?: NotRun;
}

/** The samples of a test, and why what its baseline learned proves nothing. */
interface PreparedSamples {
  readonly samples: SampleCache;
  readonly reasons: readonly InconclusiveReason[];
}

interface Located extends Pick<FoundParts, 'parts' | 'missing'> {
  readonly refused: readonly Diagnostic[];
  /** Whether the test is about the absence of events. */
  readonly mayBeEmpty: boolean;
}

/** The outcome of a test with missing samples or, if none are missing, without any data. */
export function withoutData(
  missing: readonly string[],
  { requireData }: Pick<RunOptions, 'requireData'>,
): Pick<TestResult, 'status' | 'reason' | 'missing'> {
  const what = missing.join(', ') || 'the test has neither attack_data nor events';
  return { status: requireData ? 'error' : 'skipped', reason: `data missing: ${what}`, missing };
}

function spanOf(detection: ContentDocument<Detection>, test: DetectionTest): SourceSpan {
  const index = detection.data.tests?.indexOf(test) ?? -1;
  return toFile(detection.spanAt(['tests', index, 'name']));
}

type NotRun = Pick<TestResult, 'status' | 'reason'> &
  Partial<Pick<TestResult, 'missing' | 'diagnostics'>>;

function dataOf(test: DetectionTest): string[] {
  const inline = test.events === undefined ? [] : ['inline events'];
  return [...inline, ...(test.attack_data ?? []).map(({ data }) => data)];
}

/** The inline events of a test, each as a part of its sample. */
export function inlineParts({ events, source, sourcetype }: DetectionTest): SamplePart[] {
  return (events ?? []).map((event) => {
    const data =
      typeof event === 'string'
        ? ({ kind: 'text', text: event } as const)
        : ({ kind: 'fields', fields: event as Readonly<Record<string, unknown>> } as const);
    return { data, source, sourcetype };
  });
}
