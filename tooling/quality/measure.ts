import type { SourceSpan } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection, DetectionTest } from '../content/model.ts';
import { type CompiledSearch, compileSearchText } from '../detect/compile-search.ts';
import type { Library } from '../detect/library.ts';
import type { Sample } from '../detect/sample.ts';
import { runTest, settingsOf, type TestRun } from '../detect/test-detection.ts';
import { type AuthorText, writtenSpan, writtenText } from './author-text.ts';
import type { Clause } from './clause.ts';
import { type CoveredClause, coverageOf } from './coverage.ts';
import type { Decision } from './decision.ts';
import { decisionsOf } from './decisions.ts';
import { diffOf, type TextDiff } from './diff.ts';
import { whyInseparable } from './inseparable.ts';
import { type Mutant, type MutantKind, mutatedText } from './mutant.ts';
import { placeOf } from './mutant-place.ts';
import { mutantsOf } from './mutants.ts';
import { mergedBySpan, withKey } from './sigma-conditions.ts';

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
  /** The same without suggested tests. */
  readonly withoutSuggested: Ways;
}

/** The outcomes of a condition that some test depends on. */
export type Ways = Pick<CoveredClause, 'whenMet' | 'whenUnmet'>;

/** The result of one mutant. */
export interface MutantResult {
  readonly kind: MutantKind;
  readonly span: SourceSpan;
  readonly diff: TextDiff;
  /** The first test that failed, suggested ones last; null if all passed, undefined if the mutant does not compile. */
  readonly killedBy: string | null | undefined;
  /** Whether only suggested tests failed. */
  readonly bySuggested: boolean;
  /** Why no realistic event separates a surviving mutant, which then does not count; null if one could. */
  readonly excluded: string | null;
}

/** The conditions of a search and the outcomes that its tests depend on. */
export function measureCoverage(measured: Measured): readonly ConditionCoverage[] {
  const text = authorText(measured.search);
  const { tests, settings } = measured;
  const decisions = decisionsOf(measured.search);
  const covered = (some: readonly MeasuredTest[]) => {
    const runs = some.map(({ test, sample }) =>
      sample.run(() => undefined, settingsOf(test, settings)),
    );
    return coverageOf(decisions, runs);
  };
  const own = tests.filter(({ test }) => test.suggested !== true);
  const withoutSuggested = covered(own);
  const all = own.length === tests.length ? withoutSuggested : covered(tests);
  const conditions = all.map(({ clause, ...ways }, index) => {
    const span = writtenSpan(text, clause.span);
    const { whenMet = false, whenUnmet = false } = withoutSuggested[index] ?? {};
    return {
      text: wordsOf(clause, text),
      span: { source: text.written, ...span },
      ...ways,
      withoutSuggested: { whenMet, whenUnmet },
    };
  });
  return text.dialect === 'sigma' ? mergedBySpan(conditions) : conditions;
}

/** A clause as its author wrote it; a value of a list in a Sigma rule with the key of the list. */
function wordsOf(clause: Clause, text: AuthorText): string {
  const words = writtenText(text, clause.span).replaceAll(/\s+/g, ' ');
  return text.dialect === 'sigma' ? withKey(words, clause, text.written.text) : words;
}

/** Runs the tests with each mutant of the search. */
export function measureMutants(measured: Measured): readonly MutantResult[] {
  const text = authorText(measured.search);
  const decisions = decisionsOf(measured.search);
  return mutantsOf(decisions, text).map((mutant) => {
    const mutated = mutatedText(mutant, text);
    const killer = killerOf(compiledMutant(mutated, measured), measured);
    return {
      kind: mutant.kind,
      span: { source: text.written, ...mutant.span },
      diff: diffOf(text.written.text, mutated),
      killedBy: killer === null ? null : killer?.name,
      bySuggested: killer?.suggested === true,
      excluded: killer === null ? whyExcluded(mutant, text, decisions) : null,
    };
  });
}

function whyExcluded(
  mutant: Mutant,
  text: AuthorText,
  decisions: readonly Decision[],
): string | null {
  const place = placeOf(mutant, text, decisions);
  return (place && whyInseparable(mutant, place.clause, text)) ?? null;
}

/** A changed search, compiled. */
export function compiledMutant(text: string, { detection, library }: Measured): CompiledSearch {
  const source = { name: detection.source.name, text, origin: undefined };
  return compileSearchText(source, library, ignore);
}

/** The first test that fails with a changed search, suggested ones last; undefined if it does not compile. */
export function killerOf(
  search: CompiledSearch,
  { tests, settings }: Pick<Measured, 'tests' | 'settings'>,
): DetectionTest | null | undefined {
  if (!search.runnable) return undefined;
  const kills = ({ test, sample }: MeasuredTest) =>
    runTest({ search, test, sample, settings }).status !== 'passed';
  const own = tests.filter(({ test }) => test.suggested !== true);
  const suggested = tests.filter(({ test }) => test.suggested === true);
  return (own.find(kills) ?? suggested.find(kills))?.test ?? null;
}

/** The search of a detection as its author wrote it. */
export function authorText({ written, source, dialect }: CompiledSearch): AuthorText {
  return { written, expanded: source, dialect };
}

function ignore(): void {
  // Problems of the search are reported by check; those of a mutant are irrelevant.
}
