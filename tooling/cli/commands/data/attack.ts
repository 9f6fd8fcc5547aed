import type { WrittenTable } from '../../../attack/attack-table.ts';
import { attackTableFromStix, type FromStix } from '../../../attack/from-stix.ts';
import { printAttackTable } from '../../../attack/print-table.ts';
import { writeWhole } from '../../../disk/write-whole.ts';
import { ATTACK_BUNDLE, fetchBundle } from '../../../project/data/fetch-bundle.ts';
import { readTextFile, type TextFile } from '../../../project/docs/read-text.ts';
import type { CliCommand } from '../../command.ts';
import { ALLOW_PRIVATE, mayAskOf, type PrivateOptions } from '../../data/allow-private.ts';
import { outputPath } from '../../output/output-path.ts';
import { type ExitCode, UsageError, type World } from '../../world.ts';

interface AttackOptions extends PrivateOptions {
  readonly from?: string;
  /** A URL; `true` for MITRE's own. */
  readonly fetch?: string | true;
  readonly out?: string;
}

/** `tripline data attack`: generates the ATT&CK table that ships with the package from MITRE's STIX bundle. */
export const attack: CliCommand = {
  name: 'attack',
  declare(command, run, world) {
    command
      .description('Generates the table of ATT&CK IDs, names, tactics, replacements and groups')
      .option('--from <file>', 'STIX bundle, as in mitre-attack/attack-stix-data')
      .option('--fetch [address]', 'download the bundle from this URL (default: MITRE)')
      .option(...ALLOW_PRIVATE)
      .option('--out <file>', 'output file (default: stdout)')
      .action((options: AttackOptions) => run(() => makeTable(options, world)));
  },
};

async function makeTable(options: AttackOptions, world: World): Promise<ExitCode> {
  const { name, text } = await readSource(options);
  const made = tableFrom(text);
  if (made.kind === 'not-a-bundle')
    throw new UsageError(`${name} is not an ATT&CK STIX bundle: ${made.reason}`);
  if (options.out === undefined) world.stdout(printAttackTable(made.table));
  else world.stdout(writeTable(options.out, made.table));
  return 0;
}

async function readSource({ from, fetch, ...options }: AttackOptions) {
  if ((from === undefined) === (fetch === undefined))
    throw new UsageError('give either --from FILE or --fetch');
  const name = from ?? (typeof fetch === 'string' ? fetch : ATTACK_BUNDLE);
  const file: TextFile =
    from === undefined ? await fetchBundle(name, mayAskOf(options)) : readTextFile(name);
  if (file.kind === 'unreadable') throw new UsageError(`${name} cannot be read: ${file.reason}`);
  return { name, text: file.text };
}

function tableFrom(text: string): FromStix {
  const bundle = parsed(text);
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

/** Writes the table and a summary of it. */
function writeTable(out: string, table: WrittenTable): string {
  writeWhole(outputPath(out), printAttackTable(table));
  const { version, techniques, retired } = table;
  const counts = `${Object.keys(techniques).length} current, ${Object.keys(retired).length} withdrawn`;
  return `${out}: ATT&CK ${version}, ${counts}\n`;
}
