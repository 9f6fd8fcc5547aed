import type { SourceSpan } from '../../base/source.ts';
import type { DetectionTest } from '../../content/model.ts';
import { runTest, settingsOf } from '../../detect/test-detection.ts';
import type { Run } from '../../events/run.ts';
import { type AuthorText, writtenSpan } from '../author-text.ts';
import type { Clause } from '../clause.ts';
import { coverageOf } from '../coverage.ts';
import type { Decision } from '../decision.ts';
import { decisionsOf } from '../decisions.ts';
import { authorText, type Measured, type MeasuredTest } from '../measure.ts';
import { describedTest, type SuggestedTest } from './described-test.ts';
import type { Draft } from './edit.ts';
import { type Exploration, explore } from './explore.ts';
import { type Seed, seedOf } from './seeds.ts';
import { suggestForMutants } from './suggest-for-mutants.ts';
import type { Trial, TrialSettings } from './trials.ts';
import { Vocabulary } from './vocabulary.ts';

/** Tests that would cover what no test depends on, and what none was found for. */
export interface Suggestions {
  readonly tests: readonly MeasuredTest[];
  readonly open: readonly OpenOutcome[];
}

/** An outcome of a condition for which no events were found. */
export interface OpenOutcome {
  readonly text: string;
  readonly span: SourceSpan;
  readonly outcome: boolean;
}

const MOST_SEEDS = 5;
const MOST_TRIALS = 6_000;

/**
 * Suggests tests for a detection whose tests all pass: for each outcome of a condition that no test depends on, the
 * events nearest to those of a positive test for which the search depends on it; then the same for surviving mutants.
 */
export async function suggestTests(measured: Measured): Promise<Suggestions> {
  const exploration = await explorationOf(measured);
  const found: SuggestedTest[] = [];
  const open = await suggestForCoverage(measured, exploration, found);
  await suggestForMutants(measured, exploration, found);
  return { tests: found, open };
}

async function explorationOf(measured: Measured): Promise<Exploration> {
  const { search, library, tests } = measured;
  const settings: TrialSettings = { search, library, settings: measured.settings };
  const seeds: Seed[] = [];
  for (const test of tests) {
    if (test.test.expected_results === 0) continue;
    const seed = await seedOf(test, settings);
    if (seed !== undefined) seeds.push(seed);
  }
  seeds.sort((a, b) => a.drafts.length - b.drafts.length);
  return {
    seeds: seeds.slice(0, MOST_SEEDS),
    settings,
    decisions: decisionsOf(search),
    vocabulary: new Vocabulary(() => tests.map((test) => runOf(test, measured))),
    budget: MOST_TRIALS,
  };
}

function runOf({ test, sample }: MeasuredTest, { settings }: Measured): Run {
  return sample.run(() => undefined, settingsOf(test, settings));
}

async function suggestForCoverage(
  measured: Measured,
  exploration: Exploration,
  found: SuggestedTest[],
): Promise<readonly OpenOutcome[]> {
  const text = authorText(measured.search);
  const open: OpenOutcome[] = [];
  for (const decision of exploration.decisions) {
    for (const { clause } of coverageOf([decision], [])) {
      for (const outcome of [false, true]) {
        const isDecided = (runs: readonly Run[]) => decides(decision, clause, outcome, runs);
        const runs = [...measured.tests, ...found].map((test) => runOf(test, measured));
        if (isDecided(runs)) continue;
        const isReached = (trial: Trial) =>
          isDecided([trial.run]) && passingTest(trial, measured) !== undefined;
        const company = {
          helps: (trial: Trial) => isDecided([trial.run]),
          drafts: () => companyOf(found, exploration),
        };
        const goal = { decision, clause, outcome, isReached, company };
        const result = await explore(goal, exploration);
        if (result === undefined) open.push(openOutcome(clause, outcome, text));
        else found.push(describedTest(result, [...measured.tests, ...found]));
      }
    }
  }
  return open;
}

/** Near misses that were found before, else the events of a seed. */
function companyOf(
  found: readonly SuggestedTest[],
  { seeds }: Exploration,
): readonly (readonly Draft[])[] {
  const misses = found.filter(({ test }) => test.expected_results === 0);
  return [...misses, ...seeds].slice(0, 2).map(({ drafts }) => drafts);
}

function decides(
  decision: Decision,
  clause: Clause,
  outcome: boolean,
  runs: readonly Run[],
): boolean {
  const covered = coverageOf([decision], runs).find((other) => other.clause === clause);
  return covered !== undefined && (outcome ? covered.whenMet : covered.whenUnmet);
}

/** The test with the events of a trial that expects its rows; undefined if it would prove nothing. */
function passingTest(
  { sample, rows }: Trial,
  { search, settings }: Measured,
): DetectionTest | undefined {
  const test = { name: '', expected_results: rows?.length ?? 0 };
  return runTest({ search, test, sample, settings }).status === 'passed' ? test : undefined;
}

function openOutcome(clause: Clause, outcome: boolean, text: AuthorText): OpenOutcome {
  const span = writtenSpan(text, clause.span);
  const words = text.written.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
  return { text: words, span: { source: text.written, ...span }, outcome };
}
