import type { RegisteredCommand } from './command.ts';
import { convert } from './convert.ts';
import { evalCommand } from './eval.ts';
import { fields } from './fields.ts';
import { fillnull } from './fillnull.ts';
import { rename } from './rename.ts';
import { search } from './search.ts';
import { stats } from './stats.ts';
import { table } from './table.ts';
import { tstats } from './tstats.ts';
import { unsupportedCommands } from './unsupported.ts';
import { where } from './where.ts';

/** Every command, one line each. */
export const commandList: readonly RegisteredCommand[] = [
  convert,
  evalCommand,
  fields,
  fillnull,
  rename,
  search,
  stats,
  table,
  tstats,
  where,
  ...unsupportedCommands,
];

/** The commands by their names and aliases. */
export const commands: ReadonlyMap<string, RegisteredCommand> = new Map(
  commandList.flatMap((command) =>
    [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const),
  ),
);
