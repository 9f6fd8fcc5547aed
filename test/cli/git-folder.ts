import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from '../render/fake-world.ts';

const AUTHOR = [
  '-c',
  'user.name=A',
  '-c',
  'user.email=a@example.com',
  '-c',
  'commit.gpgsign=false',
];

/** Runs git in a folder; gives what it prints. */
export function gitIn(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...AUTHOR, ...words], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** A repository on the branch main whose one commit holds the files; gone after the test. */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
  const root = folderWith(files);
  gitIn(root, 'init', '-q', '-b', 'main');
  commitAll(root);
  return root;
}

export function commitAll(root: string): void {
  gitIn(root, 'add', '-A');
  gitIn(root, 'commit', '-q', '--allow-empty', '-m', 'all');
}

/** Writes files over those that are there; undefined removes one. */
export function edit(root: string, files: Readonly<Record<string, string | undefined>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
}
