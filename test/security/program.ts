import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** What a run of the program left behind. */
export interface ProgramRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface ProgramOptions {
  /** The folder that the user stands in. */
  readonly from: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The path of the built program, for the tests of one file: attacks are staged on what users run. */
export function builtProgram(): () => string {
  const outfile = resolve('dist', 'run', `attacked-${process.pid}-${Math.random()}.js`);
  beforeAll(() => {
    const bundle = `import { bundle } from './tooling/bundle.js';
      await bundle({ entry: 'tooling/cli/main.ts', outfile: ${JSON.stringify(outfile)} });`;
    execFileSync('node', ['--input-type=module', '-e', bundle]);
  });
  afterAll(() => {
    rmSync(outfile, { force: true });
    rmSync(`${outfile}.map`, { force: true });
  });
  return () => outfile;
}

/** Runs a built program as a user who stands in a folder would. */
export function runProgram(
  program: string,
  words: readonly string[],
  { from, env = {} }: ProgramOptions,
): ProgramRun {
  const { status, stdout, stderr } = spawnSync('node', [program, ...words], {
    cwd: from,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
