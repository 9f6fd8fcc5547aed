import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { writeTogether } from '../../disk/staging.ts';
import { slugOf } from '../../lint/slug.ts';
import { askGit } from '../../project/git/ask-git.ts';
import { findCheckout } from '../../project/git/checkout.ts';
import { editorSchemaFiles } from '../../project/new/editor-schema-files.ts';
import { newKinds } from '../../project/new/index.ts';
import type { NewContext, NewKind } from '../../project/new/new-kind.ts';
import { Workspaces } from '../../project/workspace.ts';
import type { CliCommand } from '../command.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

type Options = Readonly<Record<string, string | undefined>> & { readonly content: string };

/** `tripline new`: writes a new content file, ready to be completed. */
export const newCommand: CliCommand = {
  name: 'new',
  declare(command, run, world) {
    command.description('Creates a detection, story, macro, lookup or data source');
    for (const kind of newKinds) declareKind(command.command(kind.name), kind, { run, world });
  },
};

function declareKind(
  command: Command,
  kind: NewKind,
  { run, world }: { run: Parameters<CliCommand['declare']>[1]; world: World },
): void {
  command
    .description(kind.summary)
    .argument('<name>', 'name of the new content')
    .option('--content <dir>', 'content folder', '.')
    .option('--author <name>', 'author (default: your Git user name)');
  for (const [name, text] of Object.entries(kind.options)) command.option(`--${name} <text>`, text);
  command.action((name: string, options: Options) =>
    run(() => write(kind, name, { options, world })),
  );
}

async function write(
  kind: NewKind,
  name: string,
  { options, world }: { options: Options; world: World },
): Promise<ExitCode> {
  const workspace = new Workspaces(world).open(options.content);
  const slug = slugOf(name);
  if (slug === '') throw new UsageError(`"${name}" has no letter or digit to use in a file name`);
  const mistakes: string[] = [];
  const notes: string[] = [];
  const context: NewContext = {
    refuse: (mistake, option) =>
      mistakes.push(option === undefined ? mistake : `--${option}: ${mistake}`),
    note: (remark) => notes.push(remark),
    option: (option) => options[camelCase(option)],
    isSilent: world.ask === undefined,
    name,
    slug,
    id: randomUUID(),
    date: world.today(),
    author: options['author'] ?? userOf(options.content),
    workspace,
    answer: async (option, question) => {
      const said = options[camelCase(option)];
      if (said !== undefined) {
        const mistake = mistakeIn(said, option, question.choices);
        if (mistake !== undefined) mistakes.push(mistake);
        return said;
      }
      return world.ask === undefined ? (question.suggestion ?? '') : world.ask(question);
    },
  };
  const files = await kind.make(context);
  const taken = files.find(({ path }) => existsSync(join(options.content, path)));
  if (taken !== undefined) mistakes.push(`${taken.path} already exists; nothing was written`);
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\nerror: '));
  await writeTogether(options.content, files);
  for (const remark of notes) world.stdout(`${remark}\n`);
  for (const { path } of files) world.stdout(`wrote ${join(options.content, path)}\n`);
  await writeTogether(options.content, editorSchemaFiles(options.content, world));
  return 0;
}

/** Why a value is not one of the choices; undefined if it is. */
function mistakeIn(
  said: string,
  option: string,
  choices: readonly string[] | undefined,
): string | undefined {
  if (choices === undefined || choices.includes(said)) return undefined;
  const hint = didYouMean(nearest(said, choices)) ?? `choose one of ${choices.join(', ')}`;
  return `--${option} cannot be "${said}": ${hint}`;
}

/** The name that commander gives to the value of an option. */
function camelCase(option: string): string {
  return option.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The user name in the Git configuration. */
function userOf(folder: string): string {
  const found = findCheckout(folder);
  const answer =
    found.kind === 'checkout'
      ? found.checkout.ask(['config', '--get', 'user.name'])
      : askGit(tmpdir(), ['config', '--global', '--get', 'user.name']);
  return (answer.kind === 'answer' && answer.bytes.toString().trim()) || 'unknown';
}
