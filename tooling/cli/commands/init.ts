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
      .option(
        '--action <repository@ref>',
        'also write a GitHub workflow with this address of the Tripline action',
      )
      .action((folder: string, { action }: InitOptions) =>
        run(() => makeRepository(folder, action, world)),
      );
  },
};

interface InitOptions {
  readonly action?: string;
}

/** Replaced by the address of the action in the workflow. */
const ACTION = 'TRIPLINE_ACTION';

async function makeRepository(
  folder: string,
  action: string | undefined,
  world: World,
): Promise<ExitCode> {
  if (action !== undefined && !/^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(action))
    throw new UsageError(
      `--action must be REPOSITORY@REF with its owner, such as me/tools@1a2b3c4, not ${action}`,
    );
  const starter = join(world.packageRoot, 'starter');
  const texts = filesBelow(starter).map((path) => ({
    text: readFileSync(path, 'utf8'),
    path: targetOf(relative(starter, path)).split(sep).join('/'),
  }));
  const files = texts.flatMap(({ path, text }) => withAction({ path, text }, action));
  const taken = files.map(({ path }) => join(folder, path)).filter((path) => existsSync(path));
  if (taken.length > 0)
    throw new UsageError(`${taken.join(', ')}: already exists; nothing was written`);
  await writeTogether(folder, [...files, ...editorSchemaFiles(starter, world)]);
  world.stdout(
    `wrote ${counted(files.length, 'file')} to ${folder}\nnext: tripline test --content ${folder}\n`,
  );
  return 0;
}

interface StarterFile {
  readonly path: string;
  readonly text: string;
}

/** A workflow without the address of the action could not run, so it is left out. */
function withAction({ path, text }: StarterFile, action: string | undefined): StarterFile[] {
  if (!text.includes(ACTION)) return [{ path, text }];
  return action === undefined ? [] : [{ path, text: text.replaceAll(ACTION, action) }];
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
