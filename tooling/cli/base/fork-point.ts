import { askGit } from '../git.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The commit at which the history of a folder left that of a ref: what came to the ref since is no change of here.
 * A shallow clone may have the ref and not that commit; the ref itself stands in for it then.
 * Whatever keeps it from being known is an error for the user.
 */
export function forkPoint(folder: string, ref: string): string {
  askOrExplain(folder, ['rev-parse', '--git-dir'], (reason) =>
    reason.includes('not a git repository')
      ? `${folder} is in no git repository: there is nothing to compare with`
      : `git cannot read the repository of ${folder}: ${reason}`,
  );
  const isShallow = () => ask(folder, ['rev-parse', '--is-shallow-repository']) === 'true';
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = ask(folder, verify);
  if (commit === undefined) throw new UsageError(unknownRef(ref, isShallow()));
  const fork = ask(folder, ['merge-base', commit, 'HEAD']);
  if (fork === undefined && !isShallow())
    throw new UsageError(`"${ref}" and HEAD have no commit in common`);
  return fork ?? commit;
}

function unknownRef(ref: string, isShallow: boolean): string {
  return isShallow
    ? `this clone is shallow and has no commit "${ref}": fetch it with git fetch --depth=1 origin REF, or clone with the whole history`
    : `git knows no commit "${ref}"`;
}

/** What git says on one line; undefined where it says no. */
function ask(folder: string, words: readonly string[]): string | undefined {
  const answer = askGit(folder, words);
  return answer.kind === 'answer' ? answer.bytes.toString().trim() : undefined;
}

/** What git says; where it says no, `explain` makes that an error for the user. */
export function askOrExplain(
  folder: string,
  words: readonly string[],
  explain: (reason: string) => string,
  input = '',
): Buffer {
  const answer = askGit(folder, words, input);
  if (answer.kind === 'answer') return answer.bytes;
  throw new UsageError(
    answer.kind === 'absent' ? 'git is not installed: it knows the base' : explain(answer.reason),
  );
}
