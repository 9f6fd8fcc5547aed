import type { ArgReader } from './arg-reader.ts';
import type { Node } from './ast.ts';

/** What the parser needs to know about a command. */
export interface CommandSyntax {
  readonly name: string;
  /** Why it does not run offline; undefined for a command that runs. */
  readonly unsupported?: string;
  parse(reader: ArgReader): Node;
}

export type CommandTable = ReadonlyMap<string, CommandSyntax>;
