import { askGit } from '../git.ts';
import { UsageError } from '../usage-error.ts';

/** Files that differ from a base, by their paths below the folder that was asked about. */
export interface ChangedFiles {
  /** Added, modified, or not yet known to git. */
  readonly present: readonly string[];
  readonly deleted: readonly string[];
  /** Of those present, the ones that the base does not have. */
  readonly added: readonly string[];
}

/** What changed in a folder since its history left that of `base`, commits and uncommitted work alike. */
export function changedFiles(folder: string, base: string): ChangedFiles {
  const from = forkPoint(folder, base);
  const differing = (filter: string) =>
    paths(git(folder, ['diff', ...QUIET, `--diff-filter=${filter}`, from, '--', '.']));
  const untracked = paths(git(folder, ['ls-files', '--others', '--exclude-standard', '-z']));
  const added = [...differing('A'), ...untracked];
  const present = [...added, ...differing('ad')];
  return { present: [...new Set(present)].sort(), deleted: differing('D'), added };
}

/** A repository of strangers may name programs that git would run to show a difference. */
const QUIET = ['--name-only', '-z', '--no-renames', '--relative', '--no-ext-diff', '--no-textconv'];

function forkPoint(folder: string, base: string): string {
  if (attempt(folder, ['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true')
    throw new UsageError(`--changed asks git, and ${folder} is in no git repository`);
  const commit = attempt(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${base}^{commit}`,
  ]);
  if (commit === undefined)
    throw new UsageError(`git knows no commit "${base}"${shallowHint(folder, base)}`);
  const fork = attempt(folder, ['merge-base', commit.trim(), 'HEAD']);
  if (fork === undefined)
    throw new UsageError(`"${base}" and HEAD have no commit in common${shallowHint(folder, base)}`);
  return fork.trim();
}

function shallowHint(folder: string, base: string): string {
  const isShallow = attempt(folder, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  return isShallow
    ? `: this clone is shallow; fetch more of it (git fetch --unshallow, or fetch-depth: 0), and "${base}" with it`
    : '';
}

/** What git says; undefined where it says no. */
function attempt(folder: string, words: readonly string[]): string | undefined {
  const answer = askGit(folder, words);
  if (answer.kind === 'absent')
    throw new UsageError('--changed needs git, which is not on this machine');
  return answer.kind === 'answer' ? answer.bytes.toString('utf8') : undefined;
}

function git(folder: string, words: readonly string[]): string {
  const said = attempt(folder, words);
  if (said === undefined) throw new UsageError(`git ${words[0]} failed in ${folder}`);
  return said;
}

function paths(said: string): string[] {
  return said.split('\0').filter((path) => path !== '');
}
