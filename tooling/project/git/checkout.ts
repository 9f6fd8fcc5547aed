import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { askGit, type GitAnswer } from './ask-git.ts';

/** A Git checkout with a content folder. */
export interface Checkout {
  /**
   * The path of the content folder relative to the top of the checkout, with a trailing slash; empty at the top.
   */
  readonly prefix: string;
  /** Runs Git at the top of the checkout. */
  ask(words: readonly string[], input?: string): GitAnswer;
}

/** A checkout, or the reason why there is none. */
export type FoundCheckout =
  | { readonly kind: 'checkout'; readonly checkout: Checkout }
  /** No checkout, or none that may be used. */
  | { readonly kind: 'none'; readonly reason: string };

/**
 * The checkout of a content folder: that of the current directory, or, for content elsewhere, the one that
 * contains it. Only a folder with a `.git` is a checkout. A repository nested in another checkout may be part of a
 * stranger's change, so it is used only if the user runs the command there.
 */
export function findCheckout(content: string, standing = process.cwd()): FoundCheckout {
  const folder = realpathSync(content);
  const top = topAbove(folder);
  if (top === undefined) return { kind: 'none', reason: `${content} is not in a Git repository` };
  const outer = topAbove(dirname(top));
  if (outer !== undefined && topAbove(realpathSync(standing)) !== top) {
    const reason = `${content} is in the Git repository ${top}, which is nested in ${outer}; if you trust it, run the command from there`;
    return { kind: 'none', reason };
  }
  const problem = problemOf(top);
  if (problem !== undefined) return { kind: 'none', reason: problem };
  const below = relative(top, folder).split(sep).join('/');
  return {
    kind: 'checkout',
    checkout: {
      prefix: below === '' ? '' : `${below}/`,
      ask: (words, input) => askGit(top, words, input),
    },
  };
}

/** The same, but required. */
export function openCheckout(content: string): Checkout {
  const found = findCheckout(content);
  if (found.kind === 'checkout') return found.checkout;
  throw new UsageError(`no base revision to compare with: ${found.reason}`);
}

function topAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : topAbove(parent);
}

/** Why Git rejects a repository or would use another one; undefined if it is fine. */
function problemOf(top: string): string | undefined {
  const answer = askGit(top, ['rev-parse', '--show-toplevel', '--absolute-git-dir']);
  if (answer.kind === 'absent') return 'Git is not installed';
  if (answer.kind === 'refused')
    return `Git cannot read the repository in ${top}: ${answer.reason}`;
  const [tree = '', repository = ''] = answer.bytes.toString().trimEnd().split('\n').map(realPath);
  if (tree !== top) return `core.worktree of ${top} is another folder: ${tree}`;
  return repository === top ? `${top} is a bare Git repository` : undefined;
}

/** Git prints Windows paths with slashes. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
