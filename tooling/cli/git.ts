import { spawnSync } from 'node:child_process';

/** So much of git's output is read; more would be a history of a million files. */
const LARGEST = 256 * 1024 * 1024;

/** Settings of a repository that would make git run a program of somebody else's. */
const HARMLESS = ['-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false'];

/** Objects that a partial clone lacks are not fetched: nothing here uses the network. */
const OFFLINE = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: '', GIT_TERMINAL_PROMPT: '0' };

/** What came of asking git. */
export type GitAnswer =
  | { readonly kind: 'answer'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: string }
  /** There is no git on this machine. */
  | { readonly kind: 'absent' };

/** Asks git in a folder; `input` is what it reads. The only place that runs it. */
export function askGit(folder: string, words: readonly string[], input = ''): GitAnswer {
  const { error, status, stdout, stderr } = spawnSync(
    'git',
    ['--no-pager', ...HARMLESS, '-C', folder, ...words],
    { maxBuffer: LARGEST, input, env: { ...process.env, ...OFFLINE } },
  );
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return { kind: 'absent' };
  if (error !== undefined) return { kind: 'refused', reason: error.message };
  if (status !== 0) return { kind: 'refused', reason: stderr.toString('utf8').trim() };
  return { kind: 'answer', bytes: stdout };
}

/** What git prints when it is asked in a folder; undefined when it fails, or is not there. */
export function git(folder: string, words: readonly string[]): string | undefined {
  const answer = askGit(folder, words);
  return answer.kind === 'answer' ? answer.bytes.toString('utf8') : undefined;
}
