import { counted } from '../../base/counted.ts';
import { writeTogether } from '../../disk/staging.ts';
import { type InitOptions, initPlan } from '../../project/init/init-files.ts';
import type { CliCommand } from '../command.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

/** `tripline init`: creates a content repository that passes its own checks, or fits one that exists. */
export const init: CliCommand = {
  name: 'init',
  declare(command, run, world) {
    command
      .description(
        'Creates a content repository, or adds settings that fit to a folder that has content',
      )
      .argument('<dir>', 'target directory, created if missing')
      .option(
        '--action <repository@ref>',
        'also write a GitHub workflow with this address of the Tripline action',
      )
      .option('--sigma', 'a repository of Sigma rules')
      .action((folder: string, options: InitOptions) =>
        run(() => makeRepository(folder, options, world)),
      );
  },
};

async function makeRepository(
  folder: string,
  options: InitOptions,
  world: World,
): Promise<ExitCode> {
  const { action } = options;
  if (action !== undefined && !/^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(action))
    throw new UsageError(
      `--action must be REPOSITORY@REF with its owner, such as me/tools@1a2b3c4, not ${action}`,
    );
  const { files, schemas, left, notes, isExisting } = initPlan(folder, options, world);
  await writeTogether(folder, [...files, ...schemas]);
  const next = isExisting ? 'check' : 'test';
  const lines = [
    ...notes,
    ...left.map((path) => `left alone: ${path}`),
    `wrote ${counted(files.length, 'file')} to ${folder}`,
    ...files.map(({ path }) => `  ${path}`),
    `next: tripline ${next} --content ${folder}`,
  ];
  world.stdout(`${lines.join('\n')}\n`);
  return 0;
}
