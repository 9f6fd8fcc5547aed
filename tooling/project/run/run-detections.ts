import type { Diagnostic } from '../../base/diagnostic.ts';
import { type LimitHit, limitText } from '../../base/limits.ts';
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

/** Runs detections over logs: each event is read once, whatever the number of detections. */
export async function runDetections(
  workspace: Workspace,
  { detections, logs, settings, ...reading }: RunRequest,
): Promise<RunOutcome> {
  const { library } = workspace;
  const all = detections.map((detection) => ({ detection, search: workspace.compile(detection) }));
  const loaded = all.filter(({ search }) => search.runnable);
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => void problems.push(problem);
  const routed = new RoutedSearches(
    loaded.map(({ search }) => search),
    library,
  );
  const events = await readLogs(logs, { ...reading, library, report }, (event, origin) =>
    routed.add(event, origin),
  );
  const now = reading.until ?? routed.newest;
  const results = loaded.map((one, index) =>
    resultsOf(one, routed.searches[index], { ...settings, now }),
  );
  return {
    findings: results.flatMap(({ findings }) => findings).sort(byTime),
    events,
    now,
    ran: loaded.length,
    notRun: all.filter(({ search }) => !search.runnable).map(notRunnable),
    incomplete: results.flatMap(({ incomplete }) => incomplete),
    problems,
  };
}

interface Results {
  readonly findings: readonly Finding[];
  readonly incomplete: readonly NotRun[];
}

/** A detection that fails does not keep the others from running. */
function resultsOf(
  { detection, search }: Loaded,
  routed: RoutedSearch | undefined,
  settings: RoutedSettings,
): Results {
  if (routed === undefined) return { findings: [], incomplete: [] };
  try {
    const run = routed.run(settings, ignore);
    const rows = rowsWithValues(search.executable(run));
    const trace = rows.length > 0 ? routed.trace(settings) : undefined;
    const findings = rows.map((row) => findingOf(detection, search, { row, events: trace?.(row) }));
    const incomplete = run.budget.hits.map((hit) => ({ detection, reason: limitReason(hit) }));
    return { findings, incomplete };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { findings: [], incomplete: [{ detection, reason: `the search fails: ${reason}` }] };
  }
}

function limitReason(hit: LimitHit): string {
  return limitText(hit);
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
