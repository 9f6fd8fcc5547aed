import { counted } from '../base/counted.ts';
import type { NoEvidence } from '../base/no-evidence.ts';
import { type InconclusiveReason, reasonText, type Verdict } from '../base/verdict.ts';
import type { DetectionTest } from '../content/model.ts';
import { isAboutSilence } from '../content/test-samples.ts';
import type { Event } from '../events/event.ts';
import { orFailure, type Run, SearchFailure } from '../events/run.ts';
import type { CompiledSearch } from './compile-search.ts';
import { noEvidence } from './no-evidence.ts';
import { type Expectation, expectationOf, isAlwaysMet } from './pass-condition.ts';
import { rowsWithValues } from './rows-with-values.ts';
import { type RunSettings, Sample } from './sample.ts';
import { rowKey } from './trace-rows.ts';
import { unseenFields } from './unseen-fields.ts';

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

/** A test with its compiled search and its sample. */
export interface TestRun {
  readonly search: CompiledSearch;
  readonly test: DetectionTest;
  readonly sample: Sample;
  readonly settings?: Pick<RunSettings, 'timeZone' | 'geo'> | undefined;
  /** Why what the baseline of the test learned proves nothing. */
  readonly earlier?: readonly InconclusiveReason[];
}

/** Runs a compiled detection over a sample and compares the rows with what the test expects. */
export function runTest(testRun: TestRun): TestVerdict {
  const { search, test, sample } = testRun;
  const expectation = expectationOf(test);
  const events = sample.events.length;
  const base = { expected: expectation.text, rows: [], events, warnings: [], inconclusive: [] };
  if (!search.runnable) return { ...base, ...notRunnable(search) };
  const [problem] = expectation.problems;
  if (problem !== undefined)
    return { ...base, status: 'error', reason: `pass condition: ${problem.message}` };
  return { ...base, ...judge(testRun, expectation) };
}

type Judged = Pick<TestVerdict, 'status' | 'reason'> & Partial<TestVerdict>;

function judge(testRun: TestRun, expectation: Expectation): Judged {
  const { search, test, sample, settings, earlier = [] } = testRun;
  const warnings: string[] = [];
  const run = sample.run((message) => warnings.push(message), settingsOf(test, settings));
  const outcome = orFailure(() => {
    const all = [...search.executable(run)];
    const rows = rowsWithValues(all);
    return { rows, holds: expectation.holds(rows, run), empty: all.length - rows.length };
  });
  if (outcome instanceof SearchFailure)
    return { status: 'error', reason: `the search fails: ${outcome.message}`, warnings };
  const { rows, holds, empty } = outcome;
  warnings.push(...unseenFields(search.plan, sample.events));
  if (empty > 0) warnings.push(emptyText(empty));
  const reached = run.budget.hits.map((hit) => ({ kind: 'limit', hit }) as const);
  const hits = [...earlier, ...reached];
  const inconclusive =
    hits.length > 0 || !holds ? hits : unproven(testRun, { rows, run, expectation });
  const [first] = inconclusive;
  if (first !== undefined) {
    const reason = reasonText(first);
    return { status: 'inconclusive', rows, reason, inconclusive, warnings };
  }
  const reason = holds ? null : failureText(expectation, { rows, sample });
  return { status: holds ? 'passed' : 'failed', rows, reason, warnings };
}

interface Passed {
  readonly rows: readonly Event[];
  readonly run: Run;
  readonly expectation: Expectation;
}

/** Why rows as expected prove nothing: they do not depend on the events, and no event could have changed them. */
function unproven(
  { search, test, sample, settings }: TestRun,
  { rows, run, expectation }: Passed,
): readonly NoEvidence[] {
  const newRun = () => sample.run(ignore, settingsOf(test, settings));
  if (
    test.pass_condition !== undefined &&
    orFailure(() => isAlwaysMet(expectation, newRun)) === true
  )
    return [{ kind: 'always-met' }];
  if (isAboutSilence(test)) return [];
  if (rows.length > 0) {
    const empty = new Sample([], sample.library).run(ignore, settingsOf(test, settings));
    const same = orFailure(() => rowsWithValues(search.executable({ ...empty, now: run.now })));
    if (same instanceof SearchFailure || !areSame(rows, same)) return [];
  }
  const reason = noEvidence(search, sample, run);
  const isFromTable = rows.length > 0 && reason?.kind === 'reads-no-events';
  return reason === undefined || isFromTable ? [] : [reason];
}

function areSame(rows: readonly Event[], others: readonly Event[]): boolean {
  return (
    rows.length === others.length && rows.map(rowKey).join('\n') === others.map(rowKey).join('\n')
  );
}

function ignore(): void {
  // The run over the sample has the same warnings.
}

function emptyText(count: number): string {
  return `${counted(count, 'row')} without any value ${count === 1 ? 'was' : 'were'} not counted`;
}

function failureText(
  { text }: Expectation,
  { rows, sample }: { readonly rows: readonly Event[]; readonly sample: Sample },
): string {
  if (sample.events.length === 0) return 'the sample has no events';
  return `expected ${text} ${text === '1' ? 'row' : 'rows'}, found ${rows.length}`;
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
