import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { cliCommands } from '../../tooling/cli/commands/index.ts';
import { commandWords, optionRules } from '../../tooling/cli/option-rules.ts';
import { programFor } from '../../tooling/cli/run-cli.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { tripline } from './run.ts';

const commands = leavesOf(programFor(cliCommands, realWorld(), () => undefined));

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function commandOf(words: string): Command {
  const found = commands.find((command) => commandWords(command) === words);
  if (found === undefined) throw new Error(`there is no command ${words}`);
  return found;
}

/** An option with a value that it takes; `PATHS` is an argument. */
function written(words: string, name: string): readonly string[] {
  if (name === 'PATHS') return ['detections'];
  const option = commandOf(words).options.find(
    ({ long }) => long === `--${name}` || long === `--no-${name}`,
  );
  if (option === undefined) throw new Error(`${words} has no option --${name}`);
  const value = option.argChoices?.[0] ?? VALUES[name] ?? '1';
  return option.required ? [option.long ?? '', value] : [option.long ?? ''];
}

const VALUES: Readonly<Record<string, string>> = {
  window: '1h',
  'reference-time': '2026-01-05',
  engine: 'duckdb',
  format: 'json',
};

/** The arguments and options that a command must have. */
function needed(words: string): readonly string[] {
  const { registeredArguments, options } = commandOf(words);
  return [
    ...registeredArguments.filter(({ required }) => required).map((argument) => argument.name()),
    ...options.flatMap(({ mandatory, long, argChoices }) =>
      mandatory ? [long ?? '', argChoices?.[0] ?? 'x'] : [],
    ),
  ];
}

interface Refusal {
  readonly words: string;
  readonly given: readonly string[];
  readonly says: RegExp;
}

/** An option that lacks another is refused for that first. */
const REFUSED = /cannot be combined|only with/;

const refusals = Object.entries(optionRules).flatMap(([words, rules]): Refusal[] => {
  const { needs = {}, excludes = {}, only = {} } = rules;
  const others = commandOf(words).options.map(({ long }) => long?.replace(/^--(?:no-)?/, '') ?? '');
  return [
    ...Object.keys(needs).map((option) => ({ words, given: [option], says: /only with/ })),
    ...Object.entries(excludes).flatMap(([option, list]) =>
      list.map((other) => ({ words, given: [option, other], says: REFUSED })),
    ),
    ...Object.entries(only).flatMap(([option, list]) =>
      others
        .filter((other) => other !== option && !list.includes(other))
        .map((other) => ({ words, given: [option, other], says: REFUSED })),
    ),
  ];
});

describe('options without effect are mistakes', () => {
  test.each(refusals)('$words $given', async ({ words, given, says }) => {
    const line = [...words.split(' '), ...needed(words)];
    const { code, err } = await tripline(...line, ...given.flatMap((name) => written(words, name)));
    expect([code, err]).toEqual([2, expect.stringMatching(says)]);
  });

  test('every rule is about options that exist', () => {
    for (const [words, { needs = {}, excludes = {}, only = {} }] of Object.entries(optionRules))
      for (const [option, others] of Object.entries({ ...needs, ...excludes, ...only }))
        for (const name of [option, ...others])
          expect(written(words, name).length).toBeGreaterThan(0);
  });
});
