import { limitText } from '../../base/limits.ts';
import type {
  BuiltSearch,
  RoutedSearch,
  RoutedSettings,
} from '../../detect/routed/routed-search.ts';
import { rowsWithValues } from '../../detect/rows-with-values.ts';
import type { FoundRow } from './finding.ts';
import type { Window } from './windows.ts';

/** What a search found in the rows that were kept for it. Plain data. */
export interface SearchResult {
  readonly found: readonly FoundRow[];
  /** Why its results may be incomplete. */
  readonly reasons: readonly string[];
  /** Searches that it built, which may need events that were not kept. */
  readonly built: readonly BuiltSearch[];
  readonly cost: SearchCost;
}

/** What a search took. */
export interface SearchCost {
  /** Milliseconds of its runs over the rows that were kept for it. */
  readonly ms: number;
  /** Rows that its conditions were evaluated on. */
  readonly candidates: number;
  /** Rows that were kept for it. */
  readonly kept: number;
  /** Runs: one for each window. */
  readonly runs: number;
}

/** How searches run. */
export interface SearchRunOptions {
  readonly settings: Omit<RoutedSettings, 'now' | 'range'>;
  /** The windows to run over; undefined for one run over all rows. */
  readonly windows: readonly Window[] | undefined;
  /** The current time of a run over all rows. */
  readonly now: number;
  /** Milliseconds, for durations only. */
  readonly clock: () => number;
}

/** Runs a search over all windows. One that fails has no results. */
export function runSearch(routed: RoutedSearch, options: SearchRunOptions): SearchResult {
  const started = options.clock();
  const found: FoundRow[] = [];
  const reasons = new Set<string>();
  let runs = 0;
  try {
    for (const window of windowsFor(routed, options)) {
      runs += 1;
      const { rows, hits } = runOnce(routed, options, window);
      for (const row of rows) found.push(row);
      for (const hit of [...hits, ...routed.hits]) reasons.add(limitText(hit));
    }
  } catch (error) {
    found.length = 0;
    reasons.add(`the search fails: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { candidates, size: kept, built } = routed;
  const cost = { ms: options.clock() - started, candidates, kept, runs };
  return { found: built.length > 0 ? [] : found, reasons: [...reasons], built, cost };
}

function runOnce(
  routed: RoutedSearch,
  { settings: common, now }: SearchRunOptions,
  window: Window | undefined,
) {
  const settings = { ...common, now: window?.now ?? now, range: window };
  const run = routed.run(settings, ignore);
  const rows = rowsWithValues(routed.rows(run));
  const trace = rows.length > 0 ? routed.trace(settings) : undefined;
  return {
    rows: rows.map((row): FoundRow => ({ row, events: trace?.(row), window, now: settings.now })),
    hits: run.budget.hits,
  };
}

/** A window without rows is skipped if a search finds nothing in nothing. */
function* windowsFor(
  routed: RoutedSearch,
  { windows, settings }: SearchRunOptions,
): Iterable<Window | undefined> {
  if (windows === undefined) {
    yield undefined;
    return;
  }
  let findsNothing: boolean | undefined;
  for (const window of windows) {
    if (!routed.hasRows(window)) {
      findsNothing ??= isEmptyWithoutRows(routed, { ...settings, now: window.now });
      if (findsNothing) continue;
    }
    yield window;
  }
}

function isEmptyWithoutRows(routed: RoutedSearch, settings: RoutedSettings): boolean {
  const range = { from: 0, until: 0 };
  return rowsWithValues(routed.rows(routed.run({ ...settings, range }, ignore))).length === 0;
}

/** Lets others have their turn between searches: an interrupt, for example. */
export async function othersTurn(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}

function ignore(): void {
  // Warnings of single searches say nothing about the logs as a whole.
}
