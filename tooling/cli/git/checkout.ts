import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { askGit, type GitAnswer } from './ask-git.ts';

/** A git checkout with a content folder in it. */
export interface Checkout {
  /** The path of the content folder below the top of the checkout, ended by a slash; empty at the top. */
  readonly prefix: string;
  /** Asks git from the top of the checkout. */
  ask(words: readonly string[], input?: string): GitAnswer;
}

export type FoundCheckout =
  | { readonly kind: 'checkout'; readonly checkout: Checkout }
  /** There is none, or none that may be asked. */
  | { readonly kind: 'none'; readonly reason: string };

/**
 * The checkout of a content folder: the one that the user stands in, or, for content elsewhere, the one that it lies in.
 * Only a folder with a `.git` is one. A repository within another checkout may be part of what a stranger sent, and is asked
 * only by a user who stands in it.
 */
export function findCheckout(content: string, standing = process.cwd()): FoundCheckout {
  const folder = realpathSync(content);
  const top = topAbove(folder);
  if (top === undefined) return { kind: 'none', reason: `${content} is in no git repository` };
  const outer = topAbove(dirname(top));
  if (outer !== undefined && topAbove(realpathSync(standing)) !== top) {
    const reason = `${content} lies in ${top}, a nested git repository in ${outer}: run the command from there if you trust it`;
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

/** The same where there has to be one. */
export function openCheckout(content: string): Checkout {
  const found = findCheckout(content);
  if (found.kind === 'checkout') return found.checkout;
  throw new UsageError(`${found.reason}; there is no base revision to compare with`);
}

function topAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : topAbove(parent);
}

/** What git has against a repository, or what it takes for one in its place; undefined where all is well. */
function problemOf(top: string): string | undefined {
  const answer = askGit(top, ['rev-parse', '--show-toplevel', '--absolute-git-dir']);
  if (answer.kind === 'absent') return 'git is not installed';
  if (answer.kind === 'refused')
    return `git cannot read the repository in ${top}: ${answer.reason}`;
  const [tree = '', repository = ''] = answer.bytes.toString().trimEnd().split('\n').map(realPath);
  if (tree !== top) return `core.worktree of ${top} names another folder: ${tree}`;
  return repository === top ? `${top} is a bare git repository` : undefined;
}

/** Git writes the paths of Windows with slashes. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
