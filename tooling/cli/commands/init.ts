import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { byCodeUnit } from '../../base/order.ts';
import { writeTogether } from '../../disk/staging.ts';
import type { CliCommand } from '../command.ts';
import { editorSchemaFiles } from '../new/editor-schema-files.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

/** `tripline init`: makes a content repository that passes its own checks. */
export const init: CliCommand = {
  name: 'init',
  declare(command, run, world) {
    command
      .description('Makes a content repository: a detection with its tests, settings, a workflow')
      .argument('<dir>', 'the folder, which may exist')
      .option('--action <repository@ref>', 'where the workflow gets Tripline from', ACTION)
      .action((folder: string, { action }: InitOptions) =>
        run(() => makeRepository(folder, action, world)),
      );
  },
};

interface InitOptions {
  readonly action: string;
}

/** What the workflow of the starter uses: a place that only its reader knows. */
const ACTION = 'OWNER/tripline@v0.1';

async function makeRepository(folder: string, action: string, world: World): Promise<ExitCode> {
  if (!/^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(action))
    throw new UsageError(`--action takes OWNER/REPOSITORY@REF, not ${action}`);
  const starter = join(world.packageRoot, 'starter');
  const files = filesBelow(starter).map((path) => ({
    text: readFileSync(path, 'utf8').replaceAll(ACTION, action),
    path: targetOf(relative(starter, path)).split(sep).join('/'),
  }));
  const taken = files.map(({ path }) => join(folder, path)).filter((path) => existsSync(path));
  if (taken.length > 0)
    throw new UsageError(`${taken.join(', ')}: exists already; nothing was written`);
  await writeTogether(folder, [...files, ...editorSchemaFiles(starter, world)]);
  world.stdout(`${files.length} files in ${folder}. Next: npx tripline test --content ${folder}\n`);
  if (action === ACTION)
    world.stdout(`Put where Tripline lives for ${ACTION} into .github/workflows/tripline.yml\n`);
  return 0;
}

/** npm leaves a .gitignore out of packages, so it travels under another name. */
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
