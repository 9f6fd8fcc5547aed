import type { ArgReader } from './arg-reader.ts';
import type { Node } from './ast.ts';

/** All that the parser needs to know of a command. */
export interface CommandSyntax {
  readonly name: string;
  parse(reader: ArgReader): Node;
}

export type CommandTable = ReadonlyMap<string, CommandSyntax>;
