import type { SourceSpan } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection, DetectionTest } from '../content/model.ts';
import { type CompiledSearch, compileSearchText } from '../detect/compile-search.ts';
import type { Library } from '../detect/library.ts';
import type { Sample } from '../detect/sample.ts';
import { runTest, settingsOf, type TestRun } from '../detect/test-detection.ts';
import { type AuthorText, writtenSpan } from './author-text.ts';
import { coverageOf } from './coverage.ts';
import { decisionsOf } from './decisions.ts';
import { diffOf, type TextDiff } from './diff.ts';
import { type MutantKind, mutatedText } from './mutant.ts';
import { mutantsOf } from './mutants.ts';

/** A detection whose tests all passed, with the input for measuring them. */
export interface Measured {
  readonly detection: ContentDocument<Detection>;
  readonly search: CompiledSearch;
  readonly library: Library;
  readonly tests: readonly MeasuredTest[];
  readonly settings?: TestRun['settings'];
}

/** A test and its sample. */
export interface MeasuredTest {
  readonly test: DetectionTest;
  readonly sample: Sample;
}

/** One condition of a search, and the outcomes that some test depends on. */
export interface ConditionCoverage {
  readonly text: string;
  readonly span: SourceSpan;
  /** It is true for some row, which passes or has its value only because of it. */
  readonly whenMet: boolean;
  /** It is false for some row, which is dropped or has another value only because of it. */
  readonly whenUnmet: boolean;
}

/** The result of one mutant. */
export interface MutantResult {
  readonly kind: MutantKind;
  readonly span: SourceSpan;
  readonly diff: TextDiff;
  /** The first test that failed; null if all passed, undefined if the mutant does not compile. */
  readonly killedBy: string | null | undefined;
}

/** The conditions of a search and the outcomes that its tests depend on. */
export function measureCoverage(measured: Measured): readonly ConditionCoverage[] {
  const text = authorText(measured.search);
  const runs = measured.tests.map(({ test, sample }) =>
    sample.run(() => undefined, settingsOf(test, measured.settings)),
  );
  return coverageOf(decisionsOf(measured.search), runs).map(({ clause, ...ways }) => {
    const span = writtenSpan(text, clause.span);
    const words = text.written.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
    return { text: words, span: { source: text.written, ...span }, ...ways };
  });
}

/** Runs the tests with each mutant of the search. */
export function measureMutants(measured: Measured): readonly MutantResult[] {
  const text = authorText(measured.search);
  return mutantsOf(decisionsOf(measured.search), text).map((mutant) => {
    const mutated = mutatedText(mutant, text);
    return {
      kind: mutant.kind,
      span: { source: text.written, ...mutant.span },
      diff: diffOf(text.written.text, mutated),
      killedBy: killerOf(mutated, measured),
    };
  });
}

function killerOf(
  text: string,
  { detection, library, tests, settings }: Measured,
): string | null | undefined {
  const source = { name: detection.source.name, text, origin: undefined };
  const search = compileSearchText(source, library, ignore);
  if (!search.runnable) return undefined;
  const killer = tests.find(
    ({ test, sample }) => runTest({ search, test, sample, settings }).status !== 'passed',
  );
  return killer?.test.name ?? null;
}

function authorText({ written, source, dialect }: CompiledSearch): AuthorText {
  return { written, expanded: source, dialect };
}

function ignore(): void {
  // Problems of the search are reported by check; those of a mutant are irrelevant.
}
