import type { CliCommand } from '../command.ts';
import { dataCommand } from './data.ts';
import { docsCommand } from './docs.ts';

export const cliCommands: readonly CliCommand[] = [dataCommand, docsCommand];
