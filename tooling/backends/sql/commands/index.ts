import { addtotals } from './addtotals.ts';
import { appendpipe } from './appendpipe.ts';
import type { TranslatedCommand } from './command.ts';
import { makemv } from './makemv.ts';
import { passing } from './passing.ts';
import { rare } from './rare.ts';
import { spath } from './spath.ts';
import { top } from './top.ts';

const all: readonly TranslatedCommand[] = [
  addtotals,
  appendpipe,
  makemv,
  passing('outputlookup'),
  rare,
  spath,
  top,
];

/** The commands beyond core nodes that have a translation. */
export const extensions: ReadonlyMap<string, TranslatedCommand> = new Map(
  all.map((one) => [one.command, one]),
);
