import { inputOf } from '../resolve/lower.ts';
import type { Node } from '../spl/ast.ts';
import type { CommandHelp, RegisteredCommand } from './command.ts';
import { defineCommand } from './command.ts';

interface PassThroughArgs extends Node {
  readonly kind: 'PassThroughArgs';
  /** The arguments as written; they do not affect the rows. */
  readonly text: string;
}

/** A command that controls how a cluster runs a search, or how Splunk Web displays it; rows do not change. */
export function definePassThrough(help: Omit<CommandHelp, 'unsupported'>): RegisteredCommand {
  return defineCommand<PassThroughArgs>({
    ...help,
    parse: (reader) => {
      const { text, span } = reader.raw();
      return { kind: 'PassThroughArgs', text, span };
    },
    print: ({ text }) => text,
    lower: (_, context) => inputOf(context),
  });
}
