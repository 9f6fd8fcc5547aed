import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { counted } from '../../base/counted.ts';
import { byCodeUnit } from '../../base/order.ts';
import { writeTogether } from '../../disk/staging.ts';
import { editorSchemaFiles } from '../../project/new/editor-schema-files.ts';
import type { CliCommand } from '../command.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

/** `tripline init`: creates a content repository that passes its own checks. */
export const init: CliCommand = {
  name: 'init',
  declare(command, run, world) {
    command
      .description('Creates a content repository with a tested detection, settings and a workflow')
      .argument('<dir>', 'target directory, created if missing')
      .option('--action <repository@ref>', 'GitHub Action that the workflow uses', ACTION)
      .action((folder: string, { action }: InitOptions) =>
        run(() => makeRepository(folder, action, world)),
      );
  },
};

interface InitOptions {
  readonly action: string;
}

/** The placeholder for the GitHub Action in the starter's workflow. */
const ACTION = 'OWNER/tripline@v0.1';

async function makeRepository(folder: string, action: string, world: World): Promise<ExitCode> {
  if (!/^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(action))
    throw new UsageError(`--action must be OWNER/REPOSITORY@REF, not ${action}`);
  const starter = join(world.packageRoot, 'starter');
  const files = filesBelow(starter).map((path) => ({
    text: readFileSync(path, 'utf8').replaceAll(ACTION, action),
    path: targetOf(relative(starter, path)).split(sep).join('/'),
  }));
  const taken = files.map(({ path }) => join(folder, path)).filter((path) => existsSync(path));
  if (taken.length > 0)
    throw new UsageError(`${taken.join(', ')}: already exists; nothing was written`);
  await writeTogether(folder, [...files, ...editorSchemaFiles(starter, world)]);
  world.stdout(
    `wrote ${counted(files.length, 'file')} to ${folder}\nnext: npx tripline test --content ${folder}\n`,
  );
  if (action === ACTION)
    world.stdout(
      `Replace ${ACTION} in .github/workflows/tripline.yml with the address of the Tripline action\n`,
    );
  return 0;
}

/** npm excludes .gitignore from packages, so it is packed under another name. */
function targetOf(path: string): string {
  return basename(path) === 'gitignore' ? join(dirname(path), '.gitignore') : path;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
  return paths.sort(byCodeUnit);
}
