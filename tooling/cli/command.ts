import type { Command } from 'commander';
import type { ExitCode, World } from './world.ts';

/** One command of the command line: its options and what it does. */
export interface CliCommand {
  readonly name: string;
  /** Declares arguments and options; calls `run` with the user's values. */
  declare(
    command: Command,
    run: (work: () => ExitCode | Promise<ExitCode>) => void,
    world: World,
  ): void;
}
