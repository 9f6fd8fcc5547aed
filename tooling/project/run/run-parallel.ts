import type { Worker } from 'node:worker_threads';
import { Budget, type Used } from '../../base/budget.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { limits } from '../../base/limits.ts';
import { areIndependent, reportOn } from '../../data-sources/read-part.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Library } from '../../detect/library.ts';
import type { PackedRows } from '../../detect/routed/packed-rows.ts';
import { sentSearch } from '../../detect/sent-search.ts';
import { Conversation } from './conversation.ts';
import type { LogFile } from './log-files.ts';
import {
  type Cut,
  type Holdings,
  Participant,
  type SearchPart,
  type ShareResult,
  type TaskResult,
} from './participant.ts';
import type { LogProgress } from './read-logs.ts';
import type { ReadOrder, RunOrder } from './run-order.ts';
import type { SearchResult, SearchRunOptions } from './run-search.ts';
import { type FromThread, readTasks } from './run-thread.ts';
import { positionOf, type ReadTask, Shared, tasksOf } from './tasks.ts';
import { Periods, type WindowPlan } from './windows.ts';

/** The threads of a run. */
export interface RunThreads {
  /** All threads, with this one: at least 2. */
  readonly count: number;
  readonly start: (order: RunOrder) => Worker;
  /** The content folder, and the database of addresses: each thread opens its own. */
  readonly content: string;
  readonly geo: string | undefined;
  /** The length of the parts of large logs, in bytes. */
  readonly partBytes: number;
}

/** What threads run. */
export interface ParallelRequest extends ReadOrder {
  readonly logs: readonly LogFile[];
  readonly searches: readonly CompiledSearch[];
  readonly library: Library;
  readonly options: Pick<SearchRunOptions, 'settings' | 'clock'>;
  readonly threads: RunThreads;
  readonly interrupts: () => number;
  readonly onProgress: (progress: LogProgress) => void;
  /** The windows that searches run over, if there are any. */
  readonly windowPlan: (periods: Periods | undefined) => WindowPlan | undefined;
}

/** What threads found together. */
export interface ParallelResult {
  readonly events: number;
  readonly now: number;
  readonly windows: WindowPlan | undefined;
  readonly problems: readonly Diagnostic[];
  /** By search; undefined for one that did not run. */
  readonly results: readonly (SearchResult | undefined)[];
}

/**
 * Reads logs and runs searches in several threads, with the same result as in one. Each thread reads some of the logs;
 * then each runs some of the searches, over the rows of all threads. Threads take logs in their order, so that what a
 * thread leaves out because of a limit, one thread alone would leave out too. Undefined if that does not hold.
 */
export async function runParallel(request: ParallelRequest): Promise<ParallelResult | undefined> {
  const run = await ParallelRun.start(request);
  try {
    return await run.result();
  } finally {
    await run.stop();
  }
}

class ParallelRun {
  readonly #request: ParallelRequest;
  readonly #tasks: readonly ReadTask[];
  readonly #shared: Shared;
  readonly #threads: readonly Conversation[];
  readonly #reads: readonly Promise<Extract<FromThread, { readonly kind: 'read' }>>[];
  readonly #participant: Participant;
  readonly #progress: ProgressOfTasks;
  readonly #watch: NodeJS.Timeout;

  static async start(request: ParallelRequest): Promise<ParallelRun> {
    const { logs, source, sourcetype, threads } = request;
    const { partBytes } = threads;
    return new ParallelRun(request, await tasksOf(logs, { partBytes, source, sourcetype }));
  }

  private constructor(request: ParallelRequest, tasks: readonly ReadTask[]) {
    const { searches, library, threads, interrupts, onProgress } = request;
    this.#request = request;
    this.#tasks = tasks;
    this.#shared = new Shared();
    const order = orderOf(request, tasks, this.#shared);
    this.#progress = new ProgressOfTasks(tasks, onProgress);
    this.#threads = Array.from(
      { length: threads.count - 1 },
      () =>
        new Conversation(threads.start(order), ({ task, progress }) =>
          this.#progress.note(task, progress),
        ),
    );
    this.#reads = this.#threads.map((thread) => thread.answer('read'));
    this.#participant = new Participant(searches, library, request);
    this.#watch = setInterval(() => {
      this.#shared.interrupts = interrupts();
    }, 50);
  }

  async result(): Promise<ParallelResult | undefined> {
    const tasks = this.#tasks;
    const own = await readTasks(this.#participant, { tasks, shared: this.#shared }, (task, at) =>
      this.#progress.note(task, at),
    );
    const read = await Promise.all(this.#reads);
    const known = [...own, ...read.flatMap((one) => one.tasks)];
    const { results, discarded, problems } = await this.#checked(known);
    const holdings = [this.#participant.holdings, ...read.map((one) => one.holdings)];
    const isFull = holdings.some((one) => one.isFull);
    if (exceedsLimits(holdings, this.#request.most) || (isFull && discarded.size > 0))
      return undefined;
    const part = this.#part(results, holdings, discarded);
    return {
      events: results.reduce((sum, { accepted }) => sum + accepted, 0),
      now: part.now,
      windows: part.windows,
      problems,
      results: this.#inOrder(await this.#search(part), results),
    };
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  /** Reads divided logs whole if their parts turn out to depend on each other. */
  async #checked(known: readonly TaskResult[]) {
    const byPosition = new Map(known.map((result) => [result.position, result]));
    const results: TaskResult[] = [];
    const problems: Diagnostic[] = [];
    const discarded = new Set<number>();
    for (const tasks of tasksByLog(this.#tasks)) {
      const found = tasks.flatMap(({ position }) => byPosition.get(position) ?? []);
      const [{ position, log, part } = NO_TASK] = tasks;
      const states = found.map(({ state }) => state);
      if (part === undefined || this.#shared.interrupts > 0) {
        results.push(...found);
        for (const one of found) problems.push(...one.problems);
      } else if (areIndependent(states)) {
        results.push(...found);
        reportOn(states, { name: log.path, report: (problem) => void problems.push(problem) });
      } else {
        for (const one of tasks) discarded.add(one.position);
        const whole = { position: position - 1, log, part: undefined };
        const again = await this.#participant.read(whole, {
          isStopped: () => this.#shared.interrupts > 0,
          onProgress: (progress) => this.#progress.note(whole.position, progress),
        });
        results.push(again);
        problems.push(...again.problems);
      }
    }
    return { results, discarded, problems };
  }

  #part(
    results: readonly TaskResult[],
    holdings: readonly Holdings[],
    discarded: ReadonlySet<number>,
  ): Omit<SearchPart, 'self'> {
    const { until, window, searches, most } = this.#request;
    const periods = window === undefined ? undefined : new Periods(window);
    for (const result of results) periods?.addAll(result.periods);
    const newest = results.reduce((latest, result) => Math.max(latest, result.newest), 0);
    const shares = sharesOf(searches, holdings);
    const cut = cutOf(results, most?.['all-kept-values'] ?? limits['all-kept-values'].value);
    const windows = this.#request.windowPlan(periods);
    return { now: until ?? newest, windows, shares, discarded, cut };
  }

  async #search(part: Omit<SearchPart, 'self'>): Promise<readonly ShareResult[]> {
    const packs = this.#threads.map((thread) => thread.answer('packed'));
    const founds = this.#threads.map((thread) => thread.answer('found'));
    for (const [at, thread] of this.#threads.entries())
      thread.send({ kind: 'share', part: { ...part, self: at + 1 } });
    const self = { ...part, self: 0 };
    const all = [this.#participant.pack(), ...(await Promise.all(packs)).map(packedOf)];
    const othersOf = (thread: number) => all.filter((_, at) => at !== thread);
    for (const [at, thread] of this.#threads.entries())
      thread.send({ kind: 'take', packed: othersOf(at + 1) });
    this.#participant.take(self, othersOf(0));
    const { options } = this.#request;
    const found = await this.#participant.runShare(self, { options, shared: this.#shared });
    return [...found, ...(await Promise.all(founds)).flatMap(({ results }) => results)];
  }

  /** Results by search. Events of parts are numbered in the whole log. */
  #inOrder(
    results: readonly ShareResult[],
    read: readonly TaskResult[],
  ): readonly (SearchResult | undefined)[] {
    const before = numbersBefore(this.#tasks, read);
    const bySearch = new Map(results);
    return this.#request.searches.map((_, search) => {
      const result = bySearch.get(search);
      return result && { ...result, found: result.found.map((row) => renumbered(row, before)) };
    });
  }
}

function packedOf({ packed }: { readonly packed: PackedRows }): PackedRows {
  return packed;
}

const NO_TASK: ReadTask = { position: 0, log: { path: '', bytes: 0 }, part: undefined };

function orderOf(
  { searches, threads, options, ...rest }: ParallelRequest,
  tasks: readonly ReadTask[],
  { buffer: shared }: Shared,
): RunOrder {
  const { source, sourcetype, since, until, referenceTime, window, most } = rest;
  const { content, geo } = threads;
  return {
    kind: 'run',
    ...{ source, sourcetype, since, until, referenceTime, window, most },
    ...{ content, geo, timeZone: options.settings.timeZone, tasks, shared },
    searches: searches.map(sentSearch),
  };
}

function tasksByLog(tasks: readonly ReadTask[]): readonly (readonly ReadTask[])[] {
  const byLog = new Map<LogFile, ReadTask[]>();
  for (const task of tasks) {
    const own = byLog.get(task.log) ?? [];
    byLog.set(task.log, own);
    own.push(task);
  }
  return [...byLog.values()];
}

/**
 * Whether the conditions of a search use more in all threads together than they may: then some do not match. The same
 * holds for the texts of rows, some of which more than one thread may have.
 */
function exceedsLimits(holdings: readonly Holdings[], most: Used | undefined): boolean {
  const [first] = holdings;
  const textSize = holdings.reduce((sum, one) => sum + one.textSize, 0);
  if (!new Budget({ most }).spend('kept-text', textSize)) return true;
  return (first?.used ?? []).some((_, search) => {
    const budget = new Budget({ most });
    return holdings.some(({ used }) => !budget.spendAll(used[search] ?? {}));
  });
}

/** Where the rows of all tasks, in their order, take more than they may. */
export function cutOf(results: readonly TaskResult[], most: number): Cut | undefined {
  let left = most;
  for (const { position, spent } of results.toSorted((a, b) => a.position - b.position)) {
    const [before, after] = spent;
    if (after - before > left) return { position, sequence: before + left };
    left -= after - before;
  }
  return undefined;
}

/** A search takes time even without rows. */
const SEARCH_COST = 100;

/** Divides searches between threads: the costly ones first, each to the thread that has least. */
function sharesOf(
  searches: readonly CompiledSearch[],
  holdings: readonly Holdings[],
): readonly (readonly number[])[] {
  const costs = searches.map(() => SEARCH_COST);
  for (const { lists } of holdings)
    for (const [, users, rows] of lists)
      for (const search of users) costs[search] = (costs[search] ?? 0) + rows;
  const costOf = (search: number) => costs[search] ?? 0;
  const shares = holdings.map((): { cost: number; readonly searches: number[] } => ({
    cost: 0,
    searches: [],
  }));
  for (const search of searches.map((_, at) => at).sort((a, b) => costOf(b) - costOf(a))) {
    const least = shares.reduce((one, other) => (other.cost < one.cost ? other : one));
    least.searches.push(search);
    least.cost += costOf(search);
  }
  return shares.map((share) => share.searches);
}

/** By position of a part: the number of events in the parts before it. */
function numbersBefore(
  tasks: readonly ReadTask[],
  read: readonly TaskResult[],
): ReadonlyMap<number, number> {
  const counts = new Map(read.map((result) => [result.position, result.read]));
  const before = new Map<number, number>();
  for (const parts of tasksByLog(tasks)) {
    let sum = 0;
    for (const { position } of parts) {
      before.set(position, sum);
      sum += counts.get(position) ?? 0;
    }
  }
  return before;
}

function renumbered(
  found: SearchResult['found'][number],
  before: ReadonlyMap<number, number>,
): SearchResult['found'][number] {
  const listed = found.events?.listed.map((event) => ({
    ...event,
    number: event.number + (before.get(positionOf(event.order)) ?? 0),
  }));
  return { ...found, events: found.events && { ...found.events, listed: listed ?? [] } };
}

/** How far logs are read whose parts are read by several threads. */
class ProgressOfTasks {
  readonly #known = new Map<number, LogProgress>();
  readonly #tasks: ReadonlyMap<number, readonly ReadTask[]>;
  readonly #report: (progress: LogProgress) => void;

  constructor(tasks: readonly ReadTask[], report: (progress: LogProgress) => void) {
    const byLog = tasksByLog(tasks);
    this.#tasks = new Map(byLog.flatMap((own) => own.map(({ position }) => [position, own])));
    this.#report = report;
  }

  note(task: number, progress: LogProgress): void {
    this.#known.set(task, progress);
    const own = this.#tasks.get(task);
    const [first] = own ?? [];
    if (own === undefined || first === undefined) return;
    const sum = { log: first.log, bytes: 0, bytesOnDisk: 0, events: 0 };
    for (const { position } of own) {
      const known = this.#known.get(position);
      sum.bytes += known?.bytes ?? 0;
      sum.bytesOnDisk += known?.bytesOnDisk ?? 0;
      sum.events += known?.events ?? 0;
    }
    this.#report(sum);
  }
}
