import { attackTableFromStix, type FromStix } from '../../../attack/from-stix.ts';
import { printAttackTable } from '../../../attack/print-table.ts';
import type { CliCommand } from '../../command.ts';
import { readTextFile } from '../../docs/read-text.ts';
import { type ExitCode, UsageError, type World } from '../../world.ts';

interface AttackOptions {
  readonly from: string;
}

/** `tripline data attack`: makes the table of ATT&CK names that ships with the package from what MITRE publishes. */
export const attack: CliCommand = {
  name: 'attack',
  declare(command, run, world) {
    command
      .description('Prints ATT&CK ids, names, tactics and replacements as JSON')
      .requiredOption('--from <file>', 'a STIX bundle, as in mitre-attack/attack-stix-data')
      .action((options: AttackOptions) => run(() => attackTable(options, world)));
  },
};

function attackTable({ from }: AttackOptions, world: World): ExitCode {
  const made = readBundle(from);
  if (made.kind === 'not-a-bundle')
    throw new UsageError(`${from} is no STIX bundle of ATT&CK: ${made.reason}`);
  world.stdout(printAttackTable(made.table));
  return 0;
}

function readBundle(path: string): FromStix {
  const file = readTextFile(path);
  if (file.kind === 'unreadable') throw new UsageError(`${path} cannot be read: ${file.reason}`);
  const bundle = parsed(file.text);
  return bundle === undefined
    ? { kind: 'not-a-bundle', reason: 'it is not JSON' }
    : attackTableFromStix(bundle);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
