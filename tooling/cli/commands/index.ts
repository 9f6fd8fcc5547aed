import type { CliCommand } from '../command.ts';

export const cliCommands: readonly CliCommand[] = [];
