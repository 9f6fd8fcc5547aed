import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commandList } from '../../tooling/commands/index.ts';
import type { Case } from '../commands/run-search.ts';

const fixtures = readdirSync('test/commands')
  .filter((file) => file.endsWith('.yml') && file !== 'splunk-commands.yml')
  .flatMap((file) => parse(readFileSync(join('test/commands', file), 'utf8')) as Case[])
  .filter(({ fails }) => fails === undefined);

/** The examples and fixtures of all commands: all that they are shown to do. */
export const commandCases: readonly Case[] = [
  ...commandList.flatMap(({ examples }) => examples),
  ...fixtures,
];
