import { accum } from './accum.ts';
import { addcoltotals } from './addcoltotals.ts';
import { addtotals } from './addtotals.ts';
import { autoregress } from './autoregress.ts';
import type { RegisteredCommand } from './command.ts';
import { convert } from './convert.ts';
import { dedup } from './dedup.ts';
import { delta } from './delta.ts';
import { evalCommand } from './eval.ts';
import { fieldformat } from './fieldformat.ts';
import { fields } from './fields.ts';
import { filldown } from './filldown.ts';
import { fillnull } from './fillnull.ts';
import { head } from './head.ts';
import { makeresults } from './makeresults.ts';
import { rangemap } from './rangemap.ts';
import { rename } from './rename.ts';
import { replace } from './replace.ts';
import { reverse } from './reverse.ts';
import { search } from './search.ts';
import { sort } from './sort.ts';
import { stats } from './stats.ts';
import { strcat } from './strcat.ts';
import { table } from './table.ts';
import { tags } from './tags.ts';
import { tail } from './tail.ts';
import { transpose } from './transpose.ts';
import { tstats } from './tstats.ts';
import { unsupportedCommands } from './unsupported.ts';
import { untable } from './untable.ts';
import { where } from './where.ts';
import { xyseries } from './xyseries.ts';

/** Every command, one line each. */
export const commandList: readonly RegisteredCommand[] = [
  accum,
  addcoltotals,
  addtotals,
  autoregress,
  convert,
  dedup,
  delta,
  evalCommand,
  fieldformat,
  fields,
  filldown,
  fillnull,
  head,
  makeresults,
  rangemap,
  rename,
  replace,
  reverse,
  search,
  sort,
  stats,
  strcat,
  table,
  tags,
  tail,
  transpose,
  tstats,
  untable,
  where,
  xyseries,
  ...unsupportedCommands,
];

/** The commands by their names and aliases. */
export const commands: ReadonlyMap<string, RegisteredCommand> = new Map(
  commandList.flatMap((command) =>
    [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const),
  ),
);
