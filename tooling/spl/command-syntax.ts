import type { ArgReader } from './arg-reader.ts';
import type { Node } from './ast.ts';

/** What the parser needs to know about a command. */
export interface CommandSyntax {
  readonly name: string;
  /** Why it does not run offline; undefined for a command that runs. */
  readonly unsupported?: string;
  parse(reader: ArgReader): Node;
}

/** The commands by their names in lower case. */
export interface CommandTable<Command extends CommandSyntax = CommandSyntax> {
  get(name: string): Command | undefined;
  has(name: string): boolean;
  keys(): Iterable<string>;
}
