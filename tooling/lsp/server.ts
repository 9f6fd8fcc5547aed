import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import {
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createProtocolConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TriplineError } from '../base/tripline-error.ts';
import type { Host } from '../project/host.ts';
import { fileOf } from './addresses.ts';
import type { Editor } from './feature.ts';
import { features } from './features.ts';
import { Session } from './session.ts';

/** The streams of a language server, and the folder that it opens. */
export interface ServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly host: Host;
  /** The content folder (default: the one that the editor opens). */
  readonly content?: string | undefined;
}

/** Serves an editor until it ends the connection or dies. Returns whether the editor had asked to shut down. */
export function serve(options: ServerOptions): Promise<boolean> {
  return new Promise((end) => new Server(options, end));
}

class Server implements Editor {
  private readonly options: ServerOptions;
  private readonly connection: Connection;
  private readonly documents = new TextDocuments(TextDocument);
  private readonly end: (isClean: boolean) => void;
  private opened: Session | undefined;
  private opening: Promise<void> | undefined;
  private root: string | undefined;
  private watcher: NodeJS.Timeout | undefined;
  shutdownReceived = false;

  constructor(options: ServerOptions, end: (isClean: boolean) => void) {
    this.options = options;
    this.end = end;
    const { input, output } = options;
    const connect = () => createProtocolConnection(input, output);
    this.connection = createConnection(connect, this, ProposedFeatures.all);
    for (const event of ['end', 'close', 'error'] as const) input.on(event, () => this.exit());
    // The editor may be gone while an answer is written.
    output.on('error', () => this.exit());
    this.listen();
  }

  session(): Session | undefined {
    return this.opened;
  }

  file(uri: string) {
    return this.opened?.file(uri);
  }

  /** Called by the connection: the process of the editor is watched. */
  initialize({ processId }: InitializeParams): void {
    if (processId === null || this.watcher !== undefined) return;
    this.watcher = setInterval(() => {
      if (!isRunning(processId)) this.exit();
    }, PARENT_INTERVAL);
    this.watcher.unref();
  }

  /** Called by the connection for the exit notification. */
  exit(): void {
    clearInterval(this.watcher);
    this.opened?.close();
    // An open input would keep the process alive.
    this.options.input.destroy();
    this.end(this.shutdownReceived);
  }

  private listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialized(params));
    connection.onInitialized(() => {
      this.opening ??= this.open();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.opened?.filesChanged(changes));
    documents.onDidChangeContent(({ document }) => this.write(document));
    documents.onDidClose(({ document }) => this.opened?.write(document.uri, undefined));
    documents.onDidSave(({ document: { uri } }) =>
      this.opened?.filesChanged([{ uri, type: FileChangeType.Changed }]),
    );
    // For scripts: answers when all findings are shown.
    connection.onRequest('tripline/idle', async () => {
      await this.opening;
      await this.opened?.idle();
      return null;
    });
    for (const feature of features) feature.listen(connection, this);
    documents.listen(connection);
    connection.listen();
  }

  private write(document: TextDocument): void {
    this.opened?.write(document.uri, document.getText());
  }

  private initialized(params: InitializeParams): InitializeResult {
    this.root = this.contentFolder(params);
    const capabilities = features.map((feature) => feature.capabilities);
    return {
      serverInfo: { name: 'tripline' },
      capabilities: Object.assign(
        {
          textDocumentSync: {
            openClose: true,
            change: TextDocumentSyncKind.Incremental,
            save: true,
          },
        },
        ...capabilities,
      ),
    };
  }

  /** The folder from the command line, or that of the editor, in which the editor may name a subfolder. */
  private contentFolder({ workspaceFolders, rootUri, initializationOptions }: InitializeParams) {
    const uri = workspaceFolders?.[0]?.uri ?? rootUri;
    const folder = (uri && fileOf(uri)) ?? process.cwd();
    const { content } = this.options;
    if (content !== undefined) return resolve(content);
    const named: unknown = initializationOptions?.content;
    return typeof named === 'string' ? resolve(folder, named) : folder;
  }

  private async open(): Promise<void> {
    const { connection, root } = this;
    if (root === undefined) return;
    try {
      this.opened = await Session.open(root, connection, this.options.host);
    } catch (error) {
      if (!(error instanceof TriplineError)) throw error;
      const message = `Tripline: ${error.message}`;
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Error,
        message,
      });
      return;
    }
    for (const document of this.documents.all()) this.write(document);
    this.opened.start();
    await this.watch(root);
  }

  private async watch(root: string): Promise<void> {
    const watchers = [{ globPattern: join(root, '**').split('\\').join('/') }];
    try {
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    } catch {
      // An editor without watchers still reports the files that it saves.
    }
  }
}

/** How often the process of the editor is looked for, in milliseconds. */
const PARENT_INTERVAL = 3_000;

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
