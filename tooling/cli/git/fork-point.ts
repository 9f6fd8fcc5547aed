import { UsageError } from '../usage-error.ts';
import type { Checkout } from './checkout.ts';

/**
 * The commit at which the history of a checkout left that of a ref: what came to the ref since is no change of here.
 * A shallow clone may have the ref and not that commit; the ref itself stands in for it then.
 * Whatever keeps it from being known is an error for the user.
 */
export function forkPoint(checkout: Checkout, ref: string): string {
  const isShallow = () => line(checkout, ['rev-parse', '--is-shallow-repository']) === 'true';
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = line(checkout, verify);
  if (commit === undefined) throw new UsageError(unknownRef(ref, isShallow()));
  const fork = line(checkout, ['merge-base', commit, 'HEAD']);
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
function line(checkout: Checkout, words: readonly string[]): string | undefined {
  const answer = checkout.ask(words);
  return answer.kind === 'answer' ? answer.bytes.toString().trim() : undefined;
}
