import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCli } from '../../tooling/cli/run-cli.ts';
import { type ExitCode, realWorld, type World } from '../../tooling/cli/world.ts';

/** What a command said, and how it ended. */
export interface Run {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line and keeps what it prints. */
export async function cli(...words: readonly string[]): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const world: World = {
    ...realWorld(),
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    color: false,
    clock: () => 0,
    today: () => '2026-11-24',
    cacheFolder: 'no-such-folder',
    terminal: undefined,
  };
  const code = await runCli(words, world);
  return { code, ...said };
}

/** Writes files into a folder that is gone after the test; returns the folder. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** Writes files into a new folder, which the caller deletes; returns it. */
export function temporaryFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tripline-docs-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}
