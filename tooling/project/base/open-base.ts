import { CONTENT_FOLDERS } from '../../content/folders.ts';
import { Scratch } from '../../disk/scratch.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace, Workspaces } from '../workspace.ts';
import { type BaseTree, readBaseTree, writeBaseFiles } from './base-tree.ts';

/** The open content folder at a ref. Samples are written only on demand. */
export interface Base {
  readonly tree: BaseTree;
  /** The temporary folder with its files. */
  readonly root: string;
  readonly workspace: Workspace;
  /** Writes more of its files; ignores files that it does not have. */
  write(paths: Iterable<string>): void;
}

/** Opens the content folder at a ref while the work runs. */
export async function withBase<Result>(
  head: Workspace,
  { ref, workspaces }: { readonly ref: string; readonly workspaces: Workspaces },
  work: (base: Base) => Result | Promise<Result>,
): Promise<Result> {
  const content = head.content.root;
  const tree = readBaseTree(content, ref);
  if (tree.files.size === 0)
    throw new UsageError(`${ref} has no files in ${content}: nothing to compare with`);
  const scratch = new Scratch('base');
  const { root } = scratch;
  const written = new Set<string>();
  const write = (paths: Iterable<string>) => {
    const fresh = [...paths].filter((path) => !written.has(path));
    for (const path of fresh) written.add(path);
    writeBaseFiles(
      tree,
      fresh.flatMap((path) => tree.files.get(path) ?? []),
      scratch,
    );
  };
  try {
    write([...tree.files.keys()].filter(isContent));
    return await work({ tree, root, write, workspace: workspaces.openBeside(root, head) });
  } finally {
    scratch.remove();
  }
}

/** `tests` holds the separate tests of one dialect. */
const FOLDERS = [...CONTENT_FOLDERS, 'tests'];

/** Content and configuration files. */
function isContent(path: string): boolean {
  const [folder = '', ...below] = path.split('/');
  if (below.length === 0) return /\.ya?ml$/.test(path);
  return FOLDERS.includes(folder);
}
