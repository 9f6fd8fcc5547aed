import { Command, CommanderError } from 'commander';
import { didYouMean } from '../base/diagnostic.ts';
import { inert } from '../base/inert.ts';
import { nearest } from '../base/nearest.ts';
import { TriplineError } from '../base/tripline-error.ts';
import { aboutTool } from '../project/about-tool.ts';
import { withOption } from '../reports/parts/options-by-code.ts';
import type { CliCommand } from './command.ts';
import { cliCommands } from './commands/index.ts';
import { refuseWithoutEffect } from './option-rules.ts';
import { type ExitCode, UsageError, type World } from './world.ts';

/** Runs the command line with the given arguments; resolves to the exit code. */
export async function runCli(words: readonly string[], outside: World): Promise<ExitCode> {
  const world = inertWorld(outside);
  const outcome: { work: (() => ExitCode | Promise<ExitCode>) | undefined } = { work: undefined };
  const program = programFor(cliCommands, world, (work) => {
    outcome.work = work;
  });
  try {
    const mistake = unknownCommand(program, words);
    if (mistake !== undefined) throw new UsageError(mistake);
    program.parse([...words], { from: 'user' });
    return (await outcome.work?.()) ?? 0;
  } catch (error) {
    return exitCodeOf(error, world);
  }
}

/** A word in the place of a command that is none, whatever follows it; undefined if there is no such word. */
function unknownCommand(program: Command, [word, ...rest]: readonly string[]): string | undefined {
  if (program.commands.length === 0 || word === undefined || /^(?:-|help$)/.test(word))
    return undefined;
  const found = program.commands.find((command) => command.name() === word);
  if (found !== undefined) return unknownCommand(found, rest);
  const names = program.commands.map((command) => command.name());
  const hint = didYouMean(nearest(word, names)) ?? `use one of ${names.join(', ')}`;
  return `unknown command "${word}": ${hint}`;
}

/** Whatever is printed may hold what strangers wrote: nothing of it steers the terminal. Our own colors are let through. */
function inertWorld(world: World): World {
  const shown = (text: string) =>
    world.color
      ? text
          .split(COLORS)
          .map((part, at) => (at % 2 === 1 ? part : inert(part)))
          .join('')
      : inert(text);
  return {
    ...world,
    stdout: (text) => world.stdout(shown(text)),
    // A runner takes such lines for commands; ours are annotations, which go to the other stream.
    stderr: (text) => world.stderr(shown(text).replaceAll(/^(?=[^\S\n]*(?:::|##\[))/gm, '\\')),
  };
}

/** Red, yellow, cyan, and back. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colors are made of
const COLORS = /(\u001b\[(?:31|33|36|39)m)/;

/** The program with all of its commands; `run` receives the work of the chosen one. */
export function programFor(
  commands: readonly CliCommand[],
  world: World,
  run: (work: () => ExitCode | Promise<ExitCode>) => void,
): Command {
  const program = new Command('tripline')
    .description('Validates, tests, explains and documents SPL detections, without a Splunk server')
    .version(aboutTool(world).version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: world.stdout, writeErr: world.stderr });
  program.hook('preAction', (_, command) => refuseWithoutEffect(command));
  // Commands inherit how their parent exits and where it writes.
  for (const definition of commands)
    definition.declare(program.command(definition.name), run, world);
  return program;
}

function exitCodeOf(error: unknown, world: World): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof TriplineError) {
    world.stderr(`error: ${withOption(error.message, error.code)}\n`);
    return 2;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.stderr(`internal error: ${text}\nplease report this bug with the command and the file\n`);
  return 3;
}
