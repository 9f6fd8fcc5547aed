import {
  type Connection,
  FileChangeType,
  type FileEvent,
  type Diagnostic as Shown,
} from 'vscode-languageserver';
import type { Host } from '../project/host.ts';
import { type LiveCheck, openLiveCheck } from '../project/live/live-check.ts';
import { pathOf, uriOf } from './addresses.ts';
import { shownDiagnostic } from './diagnostics.ts';
import type { OpenFile } from './open-file.ts';

/** How long to collect edits before they are checked, and how long to work before requests are answered, in milliseconds. */
const COLLECT = 40;
const SLICE = 20;

/** An open content folder and its findings in the editor. */
export class Session {
  readonly live: LiveCheck;
  private readonly connection: Connection;
  private readonly host: Host;
  /** The paths of files that are open in the editor. */
  private readonly open = new Set<string>();
  private readonly published = new Map<string, string>();
  private readonly outdated = new Set<string>();
  private readonly waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(live: LiveCheck, connection: Connection, host: Host) {
    this.live = live;
    this.connection = connection;
    this.host = host;
  }

  /** Opens a content folder; throws a UsageError if that is not possible. */
  static async open(root: string, connection: Connection, host: Host): Promise<Session> {
    return new Session(await openLiveCheck(root, host), connection, host);
  }

  /** The path in the content folder of a file; undefined for files of other folders. */
  pathOf(uri: string): string | undefined {
    return pathOf(uri, this.live.root);
  }

  /** A content file as it is in the editor; undefined for files that are not content. */
  file(uri: string): OpenFile | undefined {
    const path = this.pathOf(uri);
    if (path === undefined) return undefined;
    const { live, host } = this;
    const checked = live.documentAt(path);
    const source = checked?.document.source ?? live.sourceOf(path);
    return source && { uri, path, source, checked, state: live.state, live, host };
  }

  /** The text of a file in the editor; undefined when it is closed there. */
  write(uri: string, text: string | undefined): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    if (text === undefined) this.open.delete(path);
    else this.open.add(path);
    this.live.edit(path, text);
    this.live.prefer(this.open);
    this.schedule(COLLECT);
  }

  /** Files that changed on disk. The text of open files is known from the editor. */
  filesChanged(changes: readonly FileEvent[]): void {
    for (const { uri, type } of changes) {
      const path = this.pathOf(uri);
      if (path !== undefined) this.live.fileChanged(path, type !== FileChangeType.Changed);
    }
    this.schedule(COLLECT);
  }

  /** Starts to check. */
  start(): void {
    this.schedule(0);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const done of this.waiting.splice(0)) done();
  }

  /** Resolves when all findings are shown. */
  idle(): Promise<void> {
    if (this.timer === undefined) return Promise.resolve();
    return new Promise((done) => this.waiting.push(done));
  }

  private schedule(delay: number): void {
    if (this.timer !== undefined || this.isClosed) return;
    this.timer = setTimeout(() => this.work(), delay);
  }

  private work(): void {
    this.timer = undefined;
    const isMore = this.advance();
    for (const name of this.live.takeChanged()) this.outdated.add(name);
    this.publish(isMore);
    if (isMore) this.schedule(0);
    else for (const done of this.waiting.splice(0)) done();
  }

  private advance(): boolean {
    const { clock } = this.host;
    const end = clock() + SLICE;
    try {
      while (this.live.advance()) if (clock() > end) return true;
      return false;
    } catch (error) {
      // A bug in the check of one file must not end the session.
      this.connection.console.error(error instanceof Error ? String(error.stack) : String(error));
      return this.live.left > 0;
    }
  }

  /** While there is more to do, only open files are shown. */
  private publish(isMore: boolean): void {
    const isReady = (name: string) => !isMore || this.open.has(this.pathOf(uriOf(name)) ?? '');
    for (const name of this.outdated) {
      if (!isReady(name)) continue;
      this.outdated.delete(name);
      this.send(name);
    }
  }

  private send(name: string): void {
    const diagnostics: Shown[] = this.live.findingsIn(name).map(shownDiagnostic);
    const uri = uriOf(name === '' ? this.live.root : name);
    const text = JSON.stringify(diagnostics);
    if ((this.published.get(uri) ?? '[]') === text) return;
    this.published.set(uri, text);
    // The editor may be gone: the end of the input then ends the session.
    this.connection.sendDiagnostics({ uri, diagnostics }).catch(() => undefined);
  }
}
