import { UsageError } from '../usage-error.ts';
import type { Checkout } from './checkout.ts';

/**
 * The fork point of a checkout from a ref: later commits of the ref are not changes of the checkout. A shallow
 * clone may have the ref but not that commit; then the ref itself is used. Any failure is an error for the user.
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
    ? `commit "${ref}" is missing in this shallow clone: run "git fetch --depth=1 origin REF", or clone with the full history`
    : `unknown commit "${ref}"`;
}

/** Git's output as one line; undefined if it fails. */
function line(checkout: Checkout, words: readonly string[]): string | undefined {
  const answer = checkout.ask(words);
  return answer.kind === 'answer' ? answer.bytes.toString().trim() : undefined;
}
