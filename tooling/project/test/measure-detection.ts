import type { Diagnostic, RelatedSpan } from '../../base/diagnostic.ts';
import { type SourceSpan, toFile } from '../../base/source.ts';
import { reasonInFile } from '../../base/verdict.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DetectionTest } from '../../content/model.ts';
import {
  type ConditionCoverage,
  type Measured,
  type MutantResult,
  measureCoverage,
  measureMutants,
} from '../../quality/measure.ts';
import { type OpenOutcome, suggestTests } from '../../quality/suggest/suggest.ts';
import type { QualityOptions } from './measure-order.ts';
import { type RunOptions, type TestedContent, TestRunner } from './run-tests.ts';
import type { TestResult } from './test-result.ts';

/** The test results of one detection, and their quality. */
export interface MeasuredDetection {
  readonly detection: string;
  readonly file: string;
  /** The location of its name. */
  readonly span: SourceSpan;
  readonly results: readonly TestResult[];
  /** Why the tests were not measured; null if they were. */
  readonly notMeasured: string | null;
  /** Undefined if not requested. */
  readonly conditions: readonly ConditionCoverage[] | undefined;
  readonly mutants: readonly MutantResult[] | undefined;
  /** The number of its tests that are marked as suggested. */
  readonly suggestedTests: number;
  /** Tests that would cover more, and the outcomes for which none was found; undefined if not requested. */
  readonly suggestions?: MadeSuggestions;
}

/** Suggested tests as plain data. */
export interface MadeSuggestions {
  readonly tests: readonly DetectionTest[];
  readonly open: readonly OpenOutcome[];
}

/** Runs the tests of a detection and measures them if all of them pass. */
export async function measureDetection(
  workspace: TestedContent,
  detection: ContentDocument<Detection>,
  options: Omit<RunOptions, 'paths'> & QualityOptions,
): Promise<MeasuredDetection> {
  const results: TestResult[] = [];
  const tests: Measured['tests'][number][] = [];
  for await (const { result, test, sample } of new TestRunner(workspace, options).runAll(
    detection,
  )) {
    results.push(inFiles(result));
    if (test !== undefined && sample !== undefined) tests.push({ test, sample });
  }
  const base = {
    detection: detection.data.name,
    file: detection.source.name,
    span: toFile(detection.spanAt(['name'])),
    results,
    suggestedTests: tests.filter(({ test }) => test.suggested === true).length,
  };
  const notMeasured = reasonAgainst(results);
  if (notMeasured !== null)
    return { ...base, notMeasured, conditions: undefined, mutants: undefined };
  const search = workspace.compile(detection);
  const { library } = workspace;
  const own: Measured = { detection, search, library, tests, settings: options.settings };
  const suggestions = options.suggest ? await suggestTests(own) : undefined;
  const measured = { ...own, tests: [...tests, ...(suggestions?.tests ?? [])] };
  return {
    ...base,
    notMeasured,
    conditions: options.coverage ? measureCoverage(measured).map(placed) : undefined,
    mutants: options.mutate ? measureMutants(measured).map(placed) : undefined,
    ...(suggestions !== undefined && {
      suggestions: {
        tests: suggestions.tests.map(({ test }) => test),
        open: suggestions.open.map(placed),
      },
    }),
  };
}

/** A test that does not pass cannot kill mutants. */
function reasonAgainst(results: readonly TestResult[]): string | null {
  const open = results.find(({ status }) => status !== 'passed');
  if (open === undefined) return null;
  if (open.kind === 'untested') return 'no tests';
  return `test "${open.test}" does not pass: ${open.reason ?? open.status}`;
}

/** Spans in the file itself, which can be sent between threads. */
function placed<Item extends Pick<RelatedSpan, 'span'>>(item: Item): Item {
  return { ...item, span: toFile(item.span) };
}

function inFiles(result: TestResult): TestResult {
  return {
    ...result,
    diagnostics: result.diagnostics.map(diagnosticInFile),
    inconclusive: result.inconclusive.map(reasonInFile),
  };
}

function diagnosticInFile(diagnostic: Diagnostic): Diagnostic {
  const { span, related } = diagnostic;
  return {
    ...diagnostic,
    span: span && toFile(span),
    related: related.map(placed),
    fix: undefined,
  };
}
