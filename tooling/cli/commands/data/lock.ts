import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltLock, buildLock } from '../../../attack-data/build-lock.ts';
import type { SamplePlaces } from '../../../attack-data/locate.ts';
import { printLock } from '../../../attack-data/lock.ts';
import { type NamedSample, namedSamples } from '../../../attack-data/named-samples.ts';
import { counted } from '../../../base/counted.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { jsonReport } from '../../../base/report/json.ts';
import { LOCK_FILE } from '../../../content/root-files.ts';
import { writeWhole } from '../../../disk/write-whole.ts';
import { Workspaces } from '../../../project/workspace.ts';
import type { CliCommand } from '../../command.ts';
import { ALLOW_PRIVATE, mayAskOf, type PrivateOptions } from '../../data/allow-private.ts';
import { fetchMissing, JOBS, type SampleOptions, samplePlaces } from '../../data/samples.ts';
import { diagnosticsText } from '../../output/diagnostics-text.ts';
import { listed } from '../../output/listed.ts';
import { sizeText } from '../../output/size-text.ts';
import type { ExitCode, World } from '../../world.ts';

interface LockOptions extends SampleOptions, PrivateOptions {
  readonly fetch?: boolean;
  readonly json?: boolean;
}

/** `tripline data lock`: records the SHA-256 and size of each remote sample. */
export const lock: CliCommand = {
  name: 'lock',
  declare(command, run, world) {
    command
      .description(`Writes ${LOCK_FILE} with the SHA-256 and size of each remote sample`)
      .option('--content <dir>', 'content folder', '.')
      .option(
        '--attack-data <dir>',
        'clone of an attack data repository; Git LFS pointers are sufficient',
      )
      .option('--fetch', 'download samples that are in neither the clone nor the lock')
      .option(...ALLOW_PRIVATE)
      .option('--json', 'print one JSON object')
      .addHelpText('after', EXAMPLES)
      .action((options: LockOptions) => run(() => runLock(options, world)));
  },
};

const EXAMPLES = `
Examples:
  $ GIT_LFS_SKIP_SMUDGE=1 git clone --depth 1 https://github.com/splunk/attack_data
  $ tripline data lock --attack-data attack_data     locks every sample without a download
  $ tripline data lock --fetch                       downloads samples that are not locked yet

Exits with code 1 if a sample cannot be locked.
`;

async function runLock(options: LockOptions, world: World): Promise<ExitCode> {
  const workspaces = new Workspaces(world);
  const { content } = workspaces.open(options.content, ['detection']);
  const places = samplePlaces(options, workspaces.validate, world);
  if (places === undefined) return 1;
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const named = namedSamples(content.detection.all, report);
  const mayAsk = mayAskOf(options);
  if (options.fetch) await fetchMissing(named, places, { world, jobs: JOBS, mayAsk, report });
  const built = await build(named, places, world);
  const path = join(options.content, LOCK_FILE);
  const isWritten = built.samples.length > 0 || existsSync(path);
  if (isWritten) writeWhole(path, printLock(built.samples));
  const written = isWritten ? path : undefined;
  if (options.json)
    world.stdout(`${JSON.stringify(asJson(built, { written, problems }), null, 2)}\n`);
  else {
    world.stderr(diagnosticsText(problems));
    printOutcome(built, written, world);
  }
  return built.unknown.length + problems.length > 0 ? 1 : 0;
}

async function build(
  named: readonly NamedSample[],
  places: SamplePlaces,
  world: World,
): Promise<BuiltLock> {
  const progress = world.progress(named.length);
  try {
    return await buildLock(named, places, progress.tick);
  } finally {
    progress.stop();
  }
}

interface Written {
  readonly written: string | undefined;
  readonly problems: readonly Diagnostic[];
}

function asJson({ samples, ...changes }: BuiltLock, { written, problems }: Written) {
  return {
    file: written ?? null,
    locked: samples.length,
    bytes: bytesOf(samples),
    ...changes,
    diagnostics: problems.map(jsonReport),
  };
}

function bytesOf(samples: BuiltLock['samples']): number {
  return samples.reduce((total, { bytes }) => total + bytes, 0);
}

function printOutcome(
  { samples, added, changed, removed, unknown }: BuiltLock,
  path: string | undefined,
  world: World,
): void {
  world.stdout(listed('changed', changed));
  world.stdout(listed('removed: no longer used by a test', removed));
  world.stdout(listed('not locked: SHA-256 and size unknown', unknown));
  if (unknown.length > 0)
    world.stdout('use --attack-data CLONE (Git LFS pointers are sufficient) or --fetch\n');
  if (path === undefined) {
    if (unknown.length === 0) world.stdout('nothing to lock: no test uses a remote sample\n');
    return;
  }
  world.stdout(
    `${path}: ${counted(samples.length, 'sample')}, ${sizeText(bytesOf(samples))}; ` +
      `${added.length} new, ${changed.length} changed, ${removed.length} removed\n`,
  );
}
