import { Budget, type Used } from '../../base/budget.ts';
import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { BuiltSearch, RoutedSettings } from '../../detect/routed/routed-search.ts';
import { RoutedSearches } from '../../detect/routed/routed-searches.ts';
import type { Workspace } from '../workspace.ts';
import { type Finding, findingOf } from './finding.ts';
import type { LogFile } from './log-files.ts';
import { type ReadLogsOptions, readLogs } from './read-logs.ts';
import { type RunThreads, runParallel } from './run-parallel.ts';
import {
  othersTurn,
  runSearch,
  type SearchCost,
  type SearchResult,
  type SearchRunOptions,
} from './run-search.ts';
import type { DetectionSchedule } from './schedule/schedule-of.ts';
import { scheduledPlan, scheduleProblem } from './schedule/scheduled-windows.ts';
import { throttled } from './schedule/throttled.ts';
import type { TacticsOf } from './tactics.ts';
import { Periods, sameWindows, type Window, type WindowPlan, windowsIn } from './windows.ts';

/** What to run over which logs. */
export interface RunRequest extends Omit<ReadLogsOptions, 'library' | 'report' | 'isStopped'> {
  readonly detections: readonly ContentDocument<Detection>[];
  readonly logs: readonly LogFile[];
  readonly settings: Omit<RoutedSettings, 'now' | 'range'>;
  /** The length of successive windows, in seconds; undefined to run over all events at once. */
  readonly window?: number | undefined;
  /** The schedule of each detection, in place of `window`. */
  readonly scheduleOf?: ScheduleOf | undefined;
  readonly tacticsOf: TacticsOf;
  /** Milliseconds, for durations only. */
  readonly clock: () => number;
  /** How often the user has interrupted the run. First, no more logs are read; then, no more searches run. */
  readonly interrupts?: (() => number) | undefined;
  /** Several threads, if that is worth it; the result is the same. */
  readonly threads?: RunThreads | undefined;
  /** Other values of limits, for tests. */
  readonly most?: Used | undefined;
}

/** When a detection runs. */
export type ScheduleOf = (
  detection: ContentDocument<Detection>,
  search: CompiledSearch,
) => DetectionSchedule;

/** What was found, and what was not looked for. */
export interface RunOutcome {
  readonly findings: readonly Finding[];
  readonly events: number;
  /** Whether the events are those of tables of an engine, which were not counted. */
  readonly isUncounted?: boolean;
  /** The current time for the searches, in seconds since 1970; with windows, each has its own. */
  readonly now: number;
  /** The number of windows; undefined without windows. */
  readonly windows: number | undefined;
  /** The results that throttling suppressed; undefined without schedules. */
  readonly suppressed?: number | undefined;
  readonly ran: number;
  readonly notRun: readonly NotRun[];
  /** Detections whose results may be incomplete. */
  readonly incomplete: readonly NotRun[];
  /** Whether the run was stopped: events were not read, or detections did not run. */
  readonly isPartial: boolean;
  /** What each detection took that ran. */
  readonly costs: readonly DetectionCost[];
  /** Problems of the logs. */
  readonly problems: readonly Diagnostic[];
}

/** A detection that did not run, or not completely, and why. */
export interface NotRun {
  readonly detection: ContentDocument<Detection>;
  readonly reason: string;
}

/** What a detection took. */
export interface DetectionCost extends SearchCost {
  readonly detection: ContentDocument<Detection>;
  readonly findings: number;
}

interface Loaded {
  readonly detection: ContentDocument<Detection>;
  readonly search: CompiledSearch;
  readonly schedule: DetectionSchedule | undefined;
}

/**
 * Runs detections over logs: each event is read once, whatever the number of detections, and a second time if searches
 * that need all events were built from results.
 */
export async function runDetections(
  workspace: Pick<Workspace, 'library' | 'compile'>,
  request: RunRequest,
): Promise<RunOutcome> {
  const all = request.detections.map((detection): Loaded => {
    const search = workspace.compile(detection);
    return { detection, search, schedule: request.scheduleOf?.(detection, search) };
  });
  const skipped = all.flatMap(notRunnable);
  const loaded = all.filter((one) => notRunnable(one).length === 0);
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void problems.push(problem);
  const reading = { workspace, request, report };
  const { events, options, windows, results } =
    (await inThreads(loaded, reading)) ?? (await inOneThread(loaded, reading));
  const again = { workspace, request, report: ignore };
  const known = await withBuiltSearches(results, again, options);
  const left = known.map(withoutRepeated);
  return {
    findings: left.flatMap((result) => findingsOf(result, request)).sort(byTime),
    events,
    now: options.now,
    windows,
    suppressed: request.scheduleOf && countOf(known) - countOf(left),
    ran: known.filter(({ cost }) => cost !== NOT_STARTED.cost).length,
    notRun: skipped,
    incomplete: known.flatMap(incompleteOf),
    isPartial: isInterrupted(request),
    costs: left.map(costOf),
    problems,
  };
}

function withoutRepeated(result: Result): Result {
  return { ...result, found: throttled(result.found, result.loaded.schedule?.throttling) };
}

function countOf(results: readonly Result[]): number {
  return results.reduce((sum, { found }) => sum + found.length, 0);
}

interface Reading {
  readonly workspace: Pick<Workspace, 'library' | 'compile'>;
  readonly request: RunRequest;
  readonly report: Report;
  /** By search: those that it built before. */
  readonly built?: readonly (readonly BuiltSearch[])[];
}

/** What was read and found. */
interface Found {
  readonly events: number;
  readonly options: RunOptions;
  readonly windows: number | undefined;
  readonly results: readonly Result[];
}

/** How searches run, each over its own windows. */
interface RunOptions extends Omit<SearchRunOptions, 'windows'> {
  readonly windowsOf: (loaded: Loaded) => readonly Window[] | undefined;
}

async function inOneThread(loaded: readonly Loaded[], reading: Reading): Promise<Found> {
  const { request } = reading;
  const { routed, events, periods } = await readFor(loaded, reading);
  const { settings, clock, until: now = routed.newest } = request;
  const plan = windowPlan(loaded, request, periods);
  const options = { settings, clock, now, windowsOf: windowsByDetection(loaded, plan) };
  const results = await resultsOfAll(loaded, routed, { request, options });
  return { events, options, windows: countOfWindows(plan), results };
}

function windowPlan(
  loaded: readonly Loaded[],
  { scheduleOf, settings: { timeZone } }: RunRequest,
  periods: Periods | undefined,
): WindowPlan | undefined {
  if (scheduleOf === undefined || periods === undefined)
    return periods && sameWindows(periods.windows, loaded.length);
  const schedules = loaded.flatMap(({ schedule }) => schedule ?? []);
  return scheduledPlan(schedules, periods.occupied, timeZone);
}

function windowsByDetection(
  loaded: readonly Loaded[],
  plan: WindowPlan | undefined,
): RunOptions['windowsOf'] {
  const positions = new Map(loaded.map((one, at) => [one, at]));
  return (one) => windowsIn(plan, positions.get(one) ?? 0);
}

function countOfWindows(plan: WindowPlan | undefined): number | undefined {
  return plan?.lists.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Schedules find their events by the hour. */
const HOUR = 3_600;

function periodOf({ window, scheduleOf }: RunRequest): number | undefined {
  return scheduleOf === undefined ? window : HOUR;
}

/** Undefined if one thread is enough, or has to decide. */
async function inThreads(
  loaded: readonly Loaded[],
  { workspace: { library }, request, report }: Reading,
): Promise<Found | undefined> {
  const { threads, logs, settings, clock, source, sourcetype } = request;
  if (threads === undefined || logs.some(({ path }) => path === '-')) return undefined;
  const found = await runParallel({
    ...{ logs, library, threads, source, sourcetype, most: request.most },
    ...{ since: request.since, until: request.until, referenceTime: request.referenceTime },
    window: periodOf(request),
    searches: loaded.map(({ search }) => search),
    options: { settings, clock },
    interrupts: request.interrupts ?? (() => 0),
    onProgress: request.onProgress ?? ignore,
    windowPlan: (periods) => windowPlan(loaded, request, periods),
  });
  if (found === undefined) return undefined;
  const { events, now, windows: plan, problems } = found;
  for (const problem of problems) report(problem);
  const results = loaded.map((one, at) => ({ ...(found.results[at] ?? NOT_STARTED), loaded: one }));
  const options = { settings, clock, now, windowsOf: windowsByDetection(loaded, plan) };
  return { events, options, windows: countOfWindows(plan), results };
}

interface Read {
  readonly routed: RoutedSearches;
  readonly events: number;
  /** With windows, those that have events. */
  readonly periods: Periods | undefined;
}

async function readFor(
  loaded: readonly Loaded[],
  { workspace: { library }, request, report, built }: Reading,
): Promise<Read> {
  const searches = loaded.map(({ search }) => search);
  const newBudget = () => new Budget({ most: request.most });
  const routed = new RoutedSearches(searches, library, { newBudget, ...(built && { built }) });
  const period = periodOf(request);
  const periods = period === undefined ? undefined : new Periods(period);
  const isStopped = () => isInterrupted(request);
  const options = { ...request, library, report, isStopped };
  const events = await readLogs(request.logs, options, (event, origin) => {
    periods?.add(origin.time);
    routed.add(event, origin);
  });
  return { routed, events, periods };
}

/** Reads logs again for detections that built searches from their results, until they build no others. */
async function withBuiltSearches(
  first: readonly Result[],
  reading: Reading,
  options: RunOptions,
): Promise<readonly Result[]> {
  let results = first;
  const known = new Map<Loaded, readonly BuiltSearch[]>();
  for (let readings = 0; ; readings += 1) {
    const unsure = results.filter(({ built }) => built.length > 0);
    if (unsure.length === 0) return results;
    for (const { loaded, built } of unsure)
      known.set(loaded, [...(known.get(loaded) ?? []), ...built]);
    const detections = unsure.map(({ loaded }) => loaded);
    const built = detections.map((loaded) => known.get(loaded) ?? []);
    const again =
      readings < MOST_READINGS
        ? await readAgain(detections, { ...reading, built }, options)
        : detections.map(tooDeep);
    results = [...results.filter((one) => one.built.length === 0), ...again];
  }
}

/** Searches that are built from the results of built searches take another reading each. */
const MOST_READINGS = 4;

/** Runs detections again that built searches: now they also get the events that these need. */
async function readAgain(
  loaded: readonly Loaded[],
  reading: Reading,
  options: RunOptions,
): Promise<readonly Result[]> {
  const { request } = reading;
  if (isInterrupted(request)) return loaded.map((one) => ({ ...NOT_STARTED, loaded: one }));
  if (request.logs.some(({ path }) => path === '-')) return loaded.map(notReadAgain);
  const { routed } = await readFor(loaded, reading);
  return resultsOfAll(loaded, routed, { request, options });
}

function tooDeep(loaded: Loaded): Result {
  const reason = `it builds searches from the results of searches that it built, more than ${MOST_READINGS} levels deep`;
  return { ...NOT_STARTED, loaded, reasons: [reason] };
}

function notReadAgain(loaded: Loaded): Result {
  const reason = 'it builds searches from its results, and standard input cannot be read again';
  return { ...NOT_STARTED, loaded, reasons: [reason] };
}

const NOT_STARTED: SearchResult = {
  found: [],
  reasons: ['the run was interrupted before this detection'],
  built: [],
  cost: { ms: 0, candidates: 0, kept: 0, runs: 0 },
};

interface Result extends SearchResult {
  readonly loaded: Loaded;
}

interface Searching {
  readonly request: RunRequest;
  readonly options: RunOptions;
}

/** When the user interrupts, the rest does not run. */
async function resultsOfAll(
  loaded: readonly Loaded[],
  { searches }: RoutedSearches,
  { request, options }: Searching,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const interrupts = request.interrupts?.();
  for (const [index, one] of loaded.entries()) {
    const routed = searches[index];
    if (routed === undefined) continue;
    const isStopped = request.interrupts?.() !== interrupts;
    const windows = options.windowsOf(one);
    const result = isStopped ? NOT_STARTED : runSearch(routed, { ...options, windows });
    results.push({ ...result, loaded: one });
    await othersTurn();
  }
  return results;
}

function isInterrupted({ interrupts }: RunRequest): boolean {
  return interrupts !== undefined && interrupts() > 0;
}

function findingsOf(
  { found, loaded: { detection, search } }: Result,
  { tacticsOf }: RunRequest,
): readonly Finding[] {
  return found.map((row) => findingOf(detection, row, { search, tacticsOf }));
}

function incompleteOf({ reasons, loaded: { detection } }: Result): readonly NotRun[] {
  return reasons.map((reason) => ({ detection, reason }));
}

function costOf({ cost, found, loaded: { detection } }: Result): DetectionCost {
  return { ...cost, detection, findings: found.length };
}

/** Why a detection does not run; empty if it does. */
function notRunnable({ detection, search, schedule }: Loaded): readonly NotRun[] {
  if (!search.runnable) return [{ detection, reason: search.reasons.join(', ') }];
  const problem = schedule && scheduleProblem(schedule);
  return problem === undefined ? [] : [{ detection, reason: problem }];
}

/** Oldest first, as they happened; findings without a time come last. */
function byTime(a: Finding, b: Finding): number {
  return (a.time ?? Number.POSITIVE_INFINITY) - (b.time ?? Number.POSITIVE_INFINITY) || 0;
}

function ignore(): void {
  // Problems of the logs were reported when they were read first.
}
