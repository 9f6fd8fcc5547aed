import { statSync } from 'node:fs';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { indexOf } from '../../detect/routed/indexes.ts';
import { bareRun } from '../../detect/sample.ts';
import { WriteError } from '../../disk/write-error.ts';
import type { Event } from '../../events/event.ts';
import type { LogFile } from '../run/log-files.ts';
import { type ReadLogsOptions, readLogs } from '../run/read-logs.ts';
import type { Workspace } from '../workspace.ts';
import { rowsIn } from './dataset-rows.ts';
import { lakeDiagnostic } from './diagnostics.ts';
import { deleteUncommitted, manifestIn, type OpenLake, openLake } from './lake-folder.ts';
import { type LakeLimits, LakeWriter } from './lake-writer.ts';
import type { LakeSettings, LogEntry, Manifest } from './manifest.ts';
import { mappingDigest } from './mapping-digest.ts';

/** Which logs to load into which folder. */
export interface LoadRequest extends Omit<ReadLogsOptions, 'library' | 'report' | 'skip'> {
  readonly logs: readonly LogFile[];
  readonly folder: string;
  readonly limits?: LakeLimits | undefined;
}

/** What was loaded. */
export interface LoadOutcome {
  /** What the folder has now; undefined if it has nothing, or could not be opened. */
  readonly manifest: Manifest | undefined;
  /** Events that this load added. */
  readonly added: number;
  /** Whether logs remain that a later load would go on with. */
  readonly isStopped: boolean;
  readonly problems: readonly Diagnostic[];
}

/**
 * Loads logs into a folder of Parquet files: all events, normalized, and the rows of all datasets of data models. Logs
 * that the folder has are not loaded again, and a load that was interrupted goes on where it committed last.
 */
export async function loadLogs(workspace: Workspace, request: LoadRequest): Promise<LoadOutcome> {
  const settings = settingsOf(workspace, request);
  const problems: Diagnostic[] = [];
  try {
    const opened = openLake(request.folder, settings);
    if ('code' in opened)
      return { manifest: undefined, added: 0, isStopped: false, problems: [opened] };
    return await loadInto(opened, { workspace, request, settings, problems });
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    problems.push(lakeDiagnostic('cannot-write', error, undefined));
    return { manifest: undefined, added: 0, isStopped: true, problems };
  }
}

interface Loading {
  readonly workspace: Workspace;
  readonly request: LoadRequest;
  readonly settings: LakeSettings;
  readonly problems: Diagnostic[];
}

/** If writing fails, the folder is as it was after the last commit. */
async function loadInto(
  { lock, known }: OpenLake,
  { workspace, request, settings, problems }: Loading,
): Promise<LoadOutcome> {
  const { folder } = request;
  let isStopped = true;
  try {
    isStopped = await new Load(workspace, { request, settings, known, problems }).run();
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    problems.push(lakeDiagnostic('cannot-write', error, undefined));
    deleteUncommitted(folder, committedIn(folder));
  } finally {
    lock.release();
  }
  const manifest = committedIn(folder);
  return { manifest, added: (manifest?.events ?? 0) - (known?.events ?? 0), isStopped, problems };
}

function committedIn(folder: string): Manifest | undefined {
  const manifest = manifestIn(folder);
  return manifest === 'invalid' ? undefined : manifest;
}

function settingsOf(workspace: Workspace, request: LoadRequest): LakeSettings {
  const { source = null, sourcetype = null, since = null, until = null } = request;
  return { mapping: mappingDigest(workspace), source, sourcetype, since, until };
}

interface LoadOptions {
  readonly request: LoadRequest;
  readonly settings: LakeSettings;
  readonly known: Manifest | undefined;
  readonly problems: Diagnostic[];
}

/** A load that is under way. */
class Load {
  readonly #request: LoadRequest;
  readonly #library: Workspace['library'];
  readonly #problems: Diagnostic[];
  readonly #writer: LakeWriter;
  readonly #logs: Map<string, LogEntry>;
  readonly #rowsOf: ReturnType<typeof rowsIn>;
  #events: number;

  constructor({ library }: Workspace, { request, settings, known, problems }: LoadOptions) {
    this.#request = request;
    this.#library = library;
    this.#problems = problems;
    this.#writer = new LakeWriter(request.folder, { settings, known, limits: request.limits });
    this.#logs = new Map((known?.logs ?? []).map((log) => [log.path, log]));
    this.#rowsOf = rowsIn(library.dataModels);
    this.#events = known?.events ?? 0;
  }

  /** Loads the logs that the folder does not have. Returns whether it was stopped. */
  async run(): Promise<boolean> {
    const { logs, isStopped } = this.#request;
    for (const log of logs) {
      if (isStopped?.() === true) break;
      const known = this.#knownOf(log);
      if (known !== undefined && !known.isLoaded) await this.#load(log, known);
    }
    this.#commit();
    this.#reportLeftOut();
    return isStopped?.() === true;
  }

  /** How much of a log the folder has; undefined if the log is refused. */
  #knownOf(log: LogFile): LogEntry | undefined {
    const { path } = log;
    const fresh = { path, ...stateOf(log), events: 0, isLoaded: false };
    const known = this.#logs.get(path);
    if (known === undefined || known.events === 0) return fresh;
    if (path === '-') this.#problems.push(lakeDiagnostic('input-once', {}, undefined));
    else if (known.bytes === fresh.bytes && known.modified === fresh.modified) return known;
    else this.#problems.push(lakeDiagnostic('changed-log', { log: path }, undefined));
    return undefined;
  }

  async #load(log: LogFile, known: LogEntry): Promise<void> {
    let isBroken = false;
    let isCut = false;
    let entry = known;
    const report = (problem: Diagnostic) => {
      this.#problems.push(problem);
      if (problem.severity === 'error') isBroken = true;
    };
    const isStopped = () => {
      isCut ||= this.#request.isStopped?.() === true;
      return isCut;
    };
    const options = {
      ...this.#request,
      ...{ library: this.#library, report, skip: known.events, isStopped },
    };
    await readLogs([log], options, (event, origin) => {
      this.#add(event);
      entry = { ...entry, events: origin.number };
      this.#logs.set(log.path, entry);
      if (this.#writer.isFull) this.#commit();
    });
    this.#logs.set(log.path, { ...entry, isLoaded: !isBroken && !isCut });
  }

  #add(event: Event): void {
    this.#events += 1;
    const place = { order: this.#events, index: indexOf(event) };
    // A run of its own: what one event may spend is nothing to others.
    for (const { content, row } of this.#rowsOf(event, bareRun(this.#library)))
      this.#writer.add(content, row, place);
  }

  #commit(): void {
    this.#writer.commit({ logs: [...this.#logs.values()], events: this.#events });
  }

  #reportLeftOut(): void {
    for (const [table, values] of this.#writer.leftOut)
      this.#problems.push(lakeDiagnostic('too-many-fields', { table, values }, undefined));
  }
}

function stateOf({ path }: LogFile): Pick<LogEntry, 'bytes' | 'modified'> {
  if (path === '-') return { bytes: null, modified: null };
  const { size, mtimeMs } = statSync(path);
  return { bytes: size, modified: mtimeMs };
}
