import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { realWorld } from '../../tooling/cli/world.ts';
import { EventSession } from '../../tooling/data-sources/event-session.ts';
import type { RawEvent } from '../../tooling/data-sources/raw-format.ts';
import type { CompiledSearch } from '../../tooling/detect/compile-search.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import { bareRun } from '../../tooling/detect/sample.ts';
import { timeOf } from '../../tooling/events/event.ts';
import { type LogFile, logFiles } from '../../tooling/project/run/log-files.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { windowsRules } from '../conformance/sigma-hits.ts';
import { sigmaWorkspace } from '../conformance/sigma-rules.ts';
import { cpuTime, ignore, print } from './measure.ts';
import { jsonParse } from './plain-ways.ts';

const CHUNK = 128 * 1024;
const FEW = 100;

/** The parts of a run over logs, each in milliseconds of this process. */
interface Cost {
  parse: number;
  read: number;
  normalize: number;
  route: number;
  search: number;
}

/** All detections of 2024-10 over real logs, beside JSON.parse of the same lines. */
export function benchRun(corpus: string): void {
  const started = process.cpuUsage();
  const workspace = new Workspaces(realWorld()).open(join(corpus, 'security_content', '2024-10'));
  const searches = workspace.content.detection.all
    .map((document) => workspace.compile(document))
    .filter(({ status }) => status === 'executable');
  print('load and compile 2024-10', `${cpuTime(started).toFixed(0)} ms`);
  const logs = logFiles([join(corpus, 'otrf')]);
  const few = measured(logs, searches.slice(0, FEW), workspace.library);
  const all = measured(logs, searches, workspace.library);
  printParts(all);
  print(`${searches.length} detections, at most 9 × J`, inParses(total(all), all));
  print(`to ${FEW} detections, at most 1.5`, (total(all) / total(few)).toFixed(2));
  print('memory', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}

/** How many Sigma rules are run: as many as a large set of rules has for one product. */
const SIGMA_RULES = 1_600;

/** Sigma rules for Windows over one log of 45 MB, beside JSON.parse of the same lines. */
export function benchSigma(corpus: string): void {
  const started = process.cpuUsage();
  const workspace = sigmaWorkspace(corpus);
  const searches = windowsRules(workspace)
    .map((rule) => workspace.compile(rule))
    .filter(({ status }) => status === 'executable')
    .slice(0, SIGMA_RULES);
  print('load all rules and compile those for Windows', `${cpuTime(started).toFixed(0)} ms`);
  const logs = logFiles([join(corpus, 'otrf', 'empire_mimikatz_extract_keys*')]);
  const all = measured(logs, searches, workspace.library);
  printParts(all);
  print(`${searches.length} Sigma rules`, inParses(total(all), all));
}

function printParts(cost: Cost): void {
  const { parse, read, normalize, route, search } = cost;
  print('J: JSON.parse of each line', `${parse.toFixed(0)} ms`);
  print('read and normalize, at most 3 × J', inParses(read + normalize, cost));
  print('find candidates', inParses(route, cost));
  print('run searches over their rows', inParses(search, cost));
}

function inParses(milliseconds: number, { parse }: Cost): string {
  return `${(milliseconds / parse).toFixed(2)} × J`;
}

function total({ read, normalize, route, search }: Cost): number {
  return read + normalize + route + search;
}

function measured(
  logs: readonly LogFile[],
  searches: readonly CompiledSearch[],
  library: Library,
): Cost {
  const cost: Cost = { parse: 0, read: 0, normalize: 0, route: 0, search: 0 };
  const spend = <Result>(part: keyof Cost, work: () => Result): Result => {
    const started = process.cpuUsage();
    const result = work();
    cost[part] += cpuTime(started);
    return result;
  };
  const routed = new RoutedSearches(searches, library);
  const run = bareRun(library);
  let order = 0;
  for (const { path } of logs) {
    const bytes = gunzipSync(readFileSync(path));
    spend('parse', () => jsonParse.work(bytes));
    for (const events of batchesOf(path, bytes, (work) => spend('read', work))) {
      spend('normalize', () => {
        for (const event of events) library.dataSources.normalise(event, run);
      });
      spend('route', () => {
        for (const event of events) {
          order += 1;
          routed.add(event, { file: path, number: order, offset: 0, order, time: timeOf(event) });
        }
      });
    }
  }
  spend('search', () => {
    for (const search of routed.searches)
      for (const _ of search.rows(search.run({ now: routed.newest }, ignore)));
  });
  return cost;
}

type Read = (work: () => readonly RawEvent[]) => readonly RawEvent[];

function* batchesOf(path: string, bytes: Buffer, read: Read): Iterable<readonly RawEvent[]> {
  const session = new EventSession(path, {}, ignore);
  session.start(bytes.toString('utf8', 0, 65_536));
  for (let at = 0; at < bytes.length; at += CHUNK)
    yield read(() => session.push(bytes.subarray(at, at + CHUNK)));
  yield read(() => session.end());
}
