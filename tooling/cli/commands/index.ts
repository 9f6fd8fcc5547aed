import type { CliCommand } from '../command.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { convert } from './convert.ts';
import { data } from './data/index.ts';
import { diff } from './diff.ts';
import { docs } from './docs.ts';
import { explain } from './explain.ts';
import { init } from './init.ts';
import { load } from './load.ts';
import { lsp } from './lsp.ts';
import { newCommand } from './new.ts';
import { review } from './review.ts';
import { run } from './run.ts';
import { site } from './site.ts';
import { sql } from './sql.ts';
import { test } from './test.ts';

/** Every command, one line each. */
export const cliCommands: readonly CliCommand[] = [
  check,
  test,
  run,
  load,
  explain,
  diff,
  review,
  docs,
  site,
  build,
  convert,
  sql,
  data,
  newCommand,
  lsp,
  init,
];
