import { reasonDiagnostic } from '../base/verdict.ts';
import { Sample } from '../detect/sample.ts';
import { eventOf, type Row, rowOf } from '../events/row.ts';
import { orFailure, type Run, SearchFailure } from '../events/run.ts';
import { type CompileOptions, compile, Search } from './compile.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostic.ts';

/** How a search runs. */
export interface RunSearchOptions extends CompileOptions {
  /** The current time for the search, in seconds since 1970 (default: the time of the newest row). */
  readonly now?: number;
  /** The time zone of timestamps without one, such as `Europe/Berlin` (default: UTC). */
  readonly timeZone?: string;
}

/** What a search returned. */
export interface SearchResult {
  readonly rows: readonly Row[];
  /** Why the search cannot run or failed while it ran, as it would in Splunk; then it has no rows, which proves nothing. */
  readonly failure: string | undefined;
  /** What the author should know of: a missing table, an option without effect. */
  readonly warnings: readonly string[];
  /** Limits that the run reached: rows beyond them are missing, so the result is not complete. */
  readonly limits: readonly Diagnostic[];
  /** Problems of the search itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Runs a search over rows, in their order. Splunk shows the newest event first; `readEvents` returns events in this
 * order.
 */
export function runSearch(
  search: string | Search,
  rows: Iterable<Row>,
  options: RunSearchOptions = {},
): SearchResult {
  const ready = search instanceof Search ? search : compile(search, options);
  const { compiled, diagnostics } = ready;
  const nothing = { rows: [], warnings: [], limits: [], diagnostics };
  if (!compiled.runnable)
    return { ...nothing, failure: `the search cannot run: ${compiled.reasons.join(', ')}` };
  const warnings: string[] = [];
  const run = runOver(rows, ready, { options, warnings });
  const outcome = orFailure(() => [...compiled.executable(run)]);
  const hits = run.budget.hits.map((hit) => reasonDiagnostic({ kind: 'limit', hit }));
  const rest = { warnings, limits: diagnosticsOf(hits), diagnostics };
  return outcome instanceof SearchFailure
    ? { rows: [], failure: outcome.message, ...rest }
    : { rows: outcome.map(rowOf), failure: undefined, ...rest };
}

interface RunContext {
  readonly options: RunSearchOptions;
  readonly warnings: string[];
}

function runOver(
  rows: Iterable<Row>,
  { library }: Search,
  { options: { now, timeZone }, warnings }: RunContext,
): Run {
  const events = [...rows].map(eventOf);
  const sample = new Sample(events, library);
  const run = sample.run((message) => warnings.push(message), { now, timeZone });
  return { ...run, scan: (dataset) => (dataset.kind === 'events' ? events : run.scan(dataset)) };
}
