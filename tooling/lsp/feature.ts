import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { OpenFile } from './open-file.ts';
import type { Session } from './session.ts';

/** One kind of request: what the server says that it can do, and how it answers. */
export interface Feature {
  readonly capabilities: Partial<ServerCapabilities>;
  listen(connection: Connection, editor: Editor): void;
}

/** What a request is about. */
export interface Editor {
  /** The open content folder; undefined before the client has opened one. */
  session(): Session | undefined;
  /** A content file as it is in the editor; undefined for other files. */
  file(uri: string): OpenFile | undefined;
}
