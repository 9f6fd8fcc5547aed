import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { realWorld } from '../../tooling/cli/world.ts';
import { serve } from '../../tooling/lsp/server.ts';

export const host = { ...realWorld(), today: () => '2026-11-24' };

/** An editor that speaks the protocol with a server in this process. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly root: string;
  /** Resolves when the server ends: whether it was asked to. */
  readonly ended: Promise<boolean>;
  /** The diagnostics of each file, by URI. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly toServer = new PassThrough();
  private readonly toClient = new PassThrough();
  private readonly versions = new Map<string, number>();

  constructor(root: string) {
    this.root = root;
    this.ended = serve({ input: this.toServer, output: this.toClient, host });
    this.connection = createProtocolConnection(this.toClient, this.toServer);
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.diagnostics.set(params.uri, params.diagnostics);
    });
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.listen();
  }

  static async open(root: string): Promise<Client> {
    const client = new Client(root);
    await client.initialize();
    return client;
  }

  async initialize(): Promise<InitializeResult> {
    const workspaceFolders = [{ uri: pathToFileURL(this.root).href, name: 'content' }];
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {},
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
      },
      workspaceFolders,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.root, path)).href;
  }

  async openFile(path: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(path), languageId: 'yaml', version: 1, text };
    this.versions.set(path, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(path: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.versions.get(path) ?? 1) + 1;
    this.versions.set(path, version);
    const textDocument = { uri: this.uri(path), version };
    const params = { textDocument, contentChanges };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  async save(path: string): Promise<void> {
    const textDocument = { uri: this.uri(path) };
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument });
  }

  async closeFile(path: string): Promise<void> {
    const textDocument = { uri: this.uri(path) };
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Waits until the server has shown all findings. */
  async settled(): Promise<void> {
    await this.connection.sendRequest('tripline/idle');
  }

  async close(): Promise<boolean> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const isClean = await this.ended;
    this.connection.dispose();
    return isClean;
  }
}
