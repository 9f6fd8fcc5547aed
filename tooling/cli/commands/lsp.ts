import type { Command } from 'commander';
import { serve } from '../../lsp/server.ts';
import type { CliCommand } from '../command.ts';
import type { ExitCode, World } from '../world.ts';

interface LspOptions {
  readonly content?: string;
}

/** `tripline lsp`: a language server for editors. */
export const lsp: CliCommand = {
  name: 'lsp',
  declare(command: Command, run, world) {
    command
      .description('Starts a language server for editors, on standard input and output')
      .option('--content <dir>', 'content folder (default: the folder that the editor opens)')
      .option('--stdio', 'use standard input and output (default)')
      .action((options: LspOptions) => run(() => serveEditor(options, world)));
  },
};

async function serveEditor({ content }: LspOptions, world: World): Promise<ExitCode> {
  const isClean = await serve({ ...world.streams(), host: world, content });
  return isClean ? 0 : 1;
}
