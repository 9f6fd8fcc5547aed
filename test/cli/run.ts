import { runCli } from '../../tooling/cli/run-cli.ts';
import { realWorld, type World } from '../../tooling/cli/world.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user would, and catches what it prints. */
export function tripline(...words: readonly string[]): Promise<Outcome> {
  return triplineIn({}, ...words);
}

/** The same in a world of which a part is the test's own. */
export async function triplineIn(
  own: Partial<World>,
  ...words: readonly string[]
): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await runCli(words, {
    ...realWorld(),
    color: false,
    clock: () => 0,
    today: () => '2026-11-24',
    // What a developer has fetched changes no test.
    cacheFolder: 'no-such-folder',
    terminal: undefined,
    onInterrupt: () => () => undefined,
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    ...own,
  });
  return { code, out, err };
}
