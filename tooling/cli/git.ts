import { execFileSync } from 'node:child_process';

/** So much of git's output is read; more would be a history of a million files. */
const LARGEST = 256 * 1024 * 1024;

/** Settings of a repository that would make git run a program of somebody else's. */
const HARMLESS = ['-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false'];

/** What git prints when it is asked in a folder; undefined when it fails, or is not there. */
export function git(folder: string, words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['--no-pager', ...HARMLESS, '-C', folder, ...words], {
      encoding: 'utf8',
      maxBuffer: LARGEST,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
