import { join } from 'node:path';
import { dialects } from '../../tooling/backends/sql/dialects/index.ts';
import { sqlBackend } from '../../tooling/backends/sql/sql-backend.ts';
import { tableOfDataset } from '../../tooling/backends/sql/tables.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import type { CompiledSearch } from '../../tooling/detect/compile-search.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import type { EventOrigin } from '../../tooling/detect/routed/stored-rows.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import { openDuckDb } from '../../tooling/engines/duckdb.ts';
import type { SqlEngine } from '../../tooling/engines/sql-engine.ts';
import type { Event } from '../../tooling/events/event.ts';
import { nodesOf } from '../../tooling/plan/plan.ts';
import { logFiles } from '../../tooling/project/run/log-files.ts';
import { readLogs } from '../../tooling/project/run/read-logs.ts';
import { SampleTables } from '../../tooling/project/sql/sample-tables.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { cpuTime, ignore, print } from './measure.ts';

const LOG = 'empire_getsession_dcerpc_smb_srvsvc_NetSessEnum_2020-09-22034513.json.gz';

/** How many events the queries read; a log is repeated until there are so many. */
const EVENTS = Number(process.env['TRIPLINE_BENCH_EVENTS'] ?? 1_000_000);

/** All translated detections of 2024-10 in DuckDB over one million events, beside a local run of the same detections. */
export async function benchSql(corpus: string): Promise<void> {
  const workspace = new Workspaces(realWorld()).open(join(corpus, 'security_content', '2024-10'));
  const { library, content } = workspace;
  const searches = content.detection.all
    .map((document) => workspace.compile(document))
    .filter(({ status }) => status === 'executable');
  const read = await eventsOf(join(corpus, 'otrf', LOG), library);
  const events = read.map(({ event }) => event);
  const engine = await openDuckDb({ memory: '4GB' });
  const times = Math.ceil(EVENTS / events.length);
  const { queries, milliseconds } = await queried(searches, { engine, events, library, times });
  await engine.close();
  const count = events.length * times;
  const local = (ran(searches, read, library) / events.length) * count;
  print('queries over events', `${queries} over ${count}`);
  print('processor time of DuckDB', `${(milliseconds / 1000).toFixed(0)} s`);
  print('local run of the same events', `${(milliseconds / local).toFixed(2)} × its time`);
}

async function eventsOf(file: string, library: Library): Promise<readonly ReadEvent[]> {
  const events: ReadEvent[] = [];
  const options = { library, report: ignore, stdin: notUsed };
  await readLogs(logFiles([file]), options, (event, origin) => {
    events.push({ event, origin });
  });
  return events;
}

interface ReadEvent {
  readonly event: Event;
  readonly origin: EventOrigin;
}

async function* notUsed(): AsyncGenerator<Buffer> {
  // The log is a file.
}

interface Querying {
  readonly engine: SqlEngine;
  readonly events: readonly Event[];
  readonly library: Library;
  readonly times: number;
}

/** Runs the queries of all searches over the repeated events. */
async function queried(
  searches: readonly CompiledSearch[],
  { engine, events, library, times }: Querying,
): Promise<{ readonly queries: number; readonly milliseconds: number }> {
  const tables = new SampleTables(engine);
  const run = new Sample(events, library).run(ignore);
  const repeated = new Set<string>();
  let queries = 0;
  let milliseconds = 0;
  for (const { optimised, source } of searches) {
    const stored = await tables.tablesFor(optimised, run);
    for (const node of nodesOf(optimised)) {
      if (node.kind !== 'scan' || node.dataset.kind === 'given') continue;
      const name = dialects.duckdb.identifier(tableOfDataset(node.dataset));
      if (repeated.has(name)) continue;
      repeated.add(name);
      const all = `SELECT stored.* FROM ${name} AS stored CROSS JOIN range(${times})`;
      await engine.execute(`CREATE OR REPLACE TEMP TABLE ${name} AS ${all}`);
    }
    const backend = sqlBackend({ dialect: dialects.duckdb, tables: stored, now: run.now });
    const { program } = backend.emit(optimised, source);
    if (program === undefined) continue;
    const started = process.cpuUsage();
    await engine.query(program.sql);
    milliseconds += cpuTime(started);
    queries += 1;
  }
  return { queries, milliseconds };
}

/** The time of a local run over events in memory. */
function ran(
  searches: readonly CompiledSearch[],
  read: readonly ReadEvent[],
  library: Library,
): number {
  const started = process.cpuUsage();
  const routed = new RoutedSearches(searches, library);
  for (const { event, origin } of read) routed.add(event, origin);
  for (const search of routed.searches) {
    const run = search.run({ now: routed.newest }, ignore);
    for (const row of search.rows(run)) void row;
  }
  return cpuTime(started);
}
