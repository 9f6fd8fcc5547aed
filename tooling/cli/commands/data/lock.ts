import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltLock, buildLock } from '../../../attack-data/build-lock.ts';
import type { SamplePlaces } from '../../../attack-data/locate.ts';
import { printLock } from '../../../attack-data/lock.ts';
import { type NamedSample, namedSamples } from '../../../attack-data/named-samples.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { LOCK_FILE } from '../../../content/root-files.ts';
import { writeWhole } from '../../../disk/write-whole.ts';
import { Workspaces } from '../../../project/workspace.ts';
import { lockJson, lockText } from '../../../reports/data/lock-report.ts';
import { diagnosticsText } from '../../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../../command.ts';
import { ALLOW_PRIVATE, mayAskOf, type PrivateOptions } from '../../data/allow-private.ts';
import { fetchMissing, JOBS, type SampleOptions, samplePlaces } from '../../data/samples.ts';
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
    world.stdout(`${JSON.stringify(lockJson(built, { written, problems }), null, 2)}\n`);
  else {
    world.stderr(diagnosticsText(problems));
    world.stdout(lockText(built, written));
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
