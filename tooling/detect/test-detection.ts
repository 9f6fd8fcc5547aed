import { counted } from '../base/counted.ts';
import type { LimitHit } from '../base/limits.ts';
import { type InconclusiveReason, reasonText, type Verdict } from '../base/verdict.ts';
import type { DetectionTest } from '../content/model.ts';
import type { Event } from '../events/event.ts';
import { orFailure, SearchFailure } from '../events/run.ts';
import type { CompiledSearch } from './compile-search.ts';
import { expectationOf } from './pass-condition.ts';
import { rowsWithValues } from './rows-with-values.ts';
import type { RunSettings, Sample } from './sample.ts';

/** The result of one test of a detection. */
export interface TestVerdict {
  readonly status: Verdict;
  readonly expected: string;
  readonly rows: readonly Event[];
  readonly events: number;
  readonly reason: string | null;
  /** Why the test is inconclusive; empty for every other verdict. */
  readonly inconclusive: readonly InconclusiveReason[];
  /** What the run had no use for or did not find, such as a missing table. */
  readonly warnings: readonly string[];
}

export interface TestRun {
  readonly search: CompiledSearch;
  readonly test: DetectionTest;
  readonly sample: Sample;
  readonly settings?: Pick<RunSettings, 'timeZone' | 'geo'> | undefined;
  /** Limits that were reached before, by the baseline that the test names. */
  readonly earlierHits?: readonly LimitHit[];
}

/** Runs a compiled detection over a sample and compares the rows with what the test expects. */
export function runTest({
  search,
  test,
  sample,
  settings,
  earlierHits = [],
}: TestRun): TestVerdict {
  const expectation = expectationOf(test);
  const events = sample.events.length;
  const base = { expected: expectation.text, rows: [], events, warnings: [], inconclusive: [] };
  if (!search.runnable) return { ...base, ...notRunnable(search) };
  const [problem] = expectation.problems;
  if (problem !== undefined)
    return { ...base, status: 'error', reason: `pass condition: ${problem.message}` };
  if (events === 0) return { ...base, status: 'failed', reason: 'the sample has no events' };
  const warnings: string[] = [];
  const run = sample.run((message) => warnings.push(message), settingsOf(test, settings));
  const outcome = orFailure(() => {
    const all = [...search.executable(run)];
    const rows = rowsWithValues(all);
    return { rows, holds: expectation.holds(rows, run), empty: all.length - rows.length };
  });
  if (outcome instanceof SearchFailure)
    return { ...base, status: 'error', reason: `the search fails: ${outcome.message}`, warnings };
  const { rows, holds, empty } = outcome;
  if (empty > 0)
    warnings.push(
      `${counted(empty, 'row')} without any value ${empty === 1 ? 'was' : 'were'} not counted`,
    );
  const inconclusive = [...earlierHits, ...run.budget.hits].map(
    (hit) => ({ kind: 'limit', hit }) as const,
  );
  const [first] = inconclusive;
  if (first !== undefined) {
    const reason = reasonText(first);
    return { ...base, status: 'inconclusive', rows, reason, inconclusive, warnings };
  }
  const reason = holds
    ? null
    : `expected ${expectation.text} ${expectation.text === '1' ? 'row' : 'rows'}, found ${rows.length}`;
  return { ...base, status: holds ? 'passed' : 'failed', rows, reason, warnings };
}

/** The run settings of a test, combined with those that the caller sets for all runs. */
export function settingsOf(test: DetectionTest, settings: TestRun['settings']): RunSettings {
  return { ...settings, now: instant(test) };
}

/** The verdict for a search that cannot run: never a pass. */
export function notRunnable({
  status,
  reasons,
}: CompiledSearch): Pick<TestVerdict, 'status' | 'reason'> {
  if (status === 'error')
    return { status: 'error', reason: `the search does not compile: ${reasons.join(', ')}` };
  return { status: 'skipped', reason: `the search cannot run offline: ${reasons.join(', ')}` };
}

function instant({ now }: DetectionTest): number | undefined {
  const milliseconds = now === undefined ? Number.NaN : Date.parse(now);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
