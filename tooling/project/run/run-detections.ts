import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { limitText } from '../../base/limits.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { RoutedSearch, RoutedSettings } from '../../detect/routed/routed-search.ts';
import { RoutedSearches } from '../../detect/routed/routed-searches.ts';
import { rowsWithValues } from '../../detect/rows-with-values.ts';
import type { Workspace } from '../workspace.ts';
import { type Finding, findingOf } from './finding.ts';
import type { LogFile } from './log-files.ts';
import { type ReadLogsOptions, readLogs } from './read-logs.ts';

/** What to run over which logs. */
export interface RunRequest extends Omit<ReadLogsOptions, 'library' | 'report'> {
  readonly detections: readonly ContentDocument<Detection>[];
  readonly logs: readonly LogFile[];
  readonly settings: Omit<RoutedSettings, 'now'>;
}

/** What was found, and what was not looked for. */
export interface RunOutcome {
  readonly findings: readonly Finding[];
  readonly events: number;
  /** The current time for the searches, in seconds since 1970. */
  readonly now: number;
  readonly ran: number;
  readonly notRun: readonly NotRun[];
  /** Detections whose results may be incomplete. */
  readonly incomplete: readonly NotRun[];
  /** Problems of the logs. */
  readonly problems: readonly Diagnostic[];
}

/** A detection that did not run, or not completely, and why. */
export interface NotRun {
  readonly detection: ContentDocument<Detection>;
  readonly reason: string;
}

interface Loaded {
  readonly detection: ContentDocument<Detection>;
  readonly search: CompiledSearch;
}

/**
 * Runs detections over logs: each event is read once, whatever the number of detections, and a second time if searches
 * that need all events were built from results.
 */
export async function runDetections(
  workspace: Workspace,
  request: RunRequest,
): Promise<RunOutcome> {
  const all = request.detections.map((detection) => ({
    detection,
    search: workspace.compile(detection),
  }));
  const loaded = all.filter(({ search }) => search.runnable);
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void problems.push(problem);
  const first = await readFor(loaded, { workspace, request, report });
  const now = request.until ?? first.routed.newest;
  const settings = { ...request.settings, now };
  const results = resultsOfAll(loaded, first.routed, settings);
  const unsure = results.filter(({ needsAll }) => needsAll).map(({ loaded: one }) => one);
  const again = await readAgain(unsure, { workspace, request, report: ignore }, settings);
  const known = [...results.filter(({ needsAll }) => !needsAll), ...again];
  return {
    findings: known.flatMap(({ findings }) => findings).sort(byTime),
    events: first.events,
    now,
    ran: loaded.length,
    notRun: all.filter(({ search }) => !search.runnable).map(notRunnable),
    incomplete: known.flatMap(({ incomplete }) => incomplete),
    problems,
  };
}

interface Reading {
  readonly workspace: Workspace;
  readonly request: RunRequest;
  readonly report: Report;
  readonly readsAll?: boolean;
}

async function readFor(
  loaded: readonly Loaded[],
  { workspace: { library }, request, report, readsAll = false }: Reading,
): Promise<{ readonly routed: RoutedSearches; readonly events: number }> {
  const searches = loaded.map(({ search }) => search);
  const routed = new RoutedSearches(searches, library, { readsAll });
  const events = await readLogs(request.logs, { ...request, library, report }, (event, origin) =>
    routed.add(event, origin),
  );
  return { routed, events };
}

/** Runs detections again that built searches from their results: now they get all events. */
async function readAgain(
  loaded: readonly Loaded[],
  reading: Reading,
  settings: RoutedSettings,
): Promise<readonly Results[]> {
  if (loaded.length === 0) return [];
  if (reading.request.logs.some(({ path }) => path === '-')) return loaded.map(notReadAgain);
  const { routed } = await readFor(loaded, { ...reading, readsAll: true });
  return resultsOfAll(loaded, routed, settings);
}

function notReadAgain(loaded: Loaded): Results {
  const reason = 'it builds searches from its results, and standard input cannot be read again';
  return { ...NOTHING, loaded, incomplete: [{ detection: loaded.detection, reason }] };
}

interface Results {
  readonly loaded: Loaded;
  readonly findings: readonly Finding[];
  readonly incomplete: readonly NotRun[];
  /** Whether it depends on events that were not kept. */
  readonly needsAll: boolean;
}

const NOTHING = { findings: [], incomplete: [], needsAll: false };

function resultsOfAll(
  loaded: readonly Loaded[],
  { searches }: RoutedSearches,
  settings: RoutedSettings,
): readonly Results[] {
  return loaded.flatMap((one, index) => {
    const routed = searches[index];
    return routed === undefined ? [] : resultsOf(one, routed, settings);
  });
}

/** A detection that fails does not keep the others from running. */
function resultsOf(loaded: Loaded, routed: RoutedSearch, settings: RoutedSettings): Results {
  const { detection, search } = loaded;
  try {
    const run = routed.run(settings, ignore);
    const rows = rowsWithValues(routed.rows(run));
    const { needsAll } = routed;
    if (needsAll) return { ...NOTHING, loaded, needsAll };
    const trace = rows.length > 0 ? routed.trace(settings) : undefined;
    const findings = rows.map((row) => findingOf(detection, search, { row, events: trace?.(row) }));
    const incomplete = run.budget.hits.map((hit) => ({ detection, reason: limitText(hit) }));
    return { loaded, findings, incomplete, needsAll };
  } catch (error) {
    const reason = `the search fails: ${error instanceof Error ? error.message : String(error)}`;
    return { ...NOTHING, loaded, incomplete: [{ detection, reason }] };
  }
}

function notRunnable({ detection, search }: Loaded): NotRun {
  return { detection, reason: search.reasons.join(', ') };
}

/** Oldest first, as they happened; findings without a time come last. */
function byTime(a: Finding, b: Finding): number {
  return (a.time ?? Number.POSITIVE_INFINITY) - (b.time ?? Number.POSITIVE_INFINITY) || 0;
}

function ignore(): void {
  // Warnings of single searches say nothing about the logs as a whole.
}
