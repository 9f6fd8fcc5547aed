import { askOrExplain, forkPoint } from '../base/fork-point.ts';

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

function git(folder: string, words: readonly string[]): string {
  const explain = (reason: string) => `git ${words[0]} failed in ${folder}: ${reason}`;
  return askOrExplain(folder, words, explain).toString('utf8');
}

function paths(said: string): string[] {
  return said.split('\0').filter((path) => path !== '');
}
