import { runCli } from '../../tooling/cli/run-cli.ts';
import { realWorld } from '../../tooling/cli/world.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user would, and catches what it prints. */
export async function tripline(...words: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await runCli(words, {
    ...realWorld(),
    color: false,
    clock: () => 0,
    today: () => '2026-11-24',
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
