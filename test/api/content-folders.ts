import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** The folders that the examples use: copies of the starter content, one of them a Git repository. */
export function writeContentFolders(folder: string): void {
  for (const name of ['my-content', 'my-repository'])
    cpSync('starter', join(folder, name), { recursive: true });
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', join(folder, 'my-repository'), ...words]);
  const user = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git(...user, 'commit', '-q', '-m', 'Start');
}
