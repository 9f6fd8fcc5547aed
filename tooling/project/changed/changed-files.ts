import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { type BaseTree, readBaseTree } from '../base/base-tree.ts';
import { SameBytes } from '../base/same-bytes.ts';
import { contentFiles } from '../check/content-files.ts';

/**
 * What changed in a folder since the fork point from a base, both committed and uncommitted, by path relative to
 * the folder. Files on disk are compared with the base instead of using Git's list of changes, which files of the
 * repository can influence.
 */
export class ChangedFiles {
  private readonly root: string;
  private readonly tree: BaseTree;
  private readonly same: SameBytes;
  private readonly known = new Map<string, boolean>();

  constructor(root: string, base: string) {
    this.root = root;
    this.tree = readBaseTree(root, base);
    this.same = new SameBytes(this.tree);
  }

  /** Whether a file was added, modified or deleted. */
  has(path: string): boolean {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const before = this.tree.files.get(path);
    const isThere = this.isThere(path);
    const isChanged =
      before === undefined ? isThere : !isThere || !this.same.is(join(this.root, path), before);
    this.known.set(path, isChanged);
    return isChanged;
  }

  /** Whether a file exists that the base does not have. */
  isAdded(path: string): boolean {
    return !this.tree.files.has(path) && this.isThere(path);
  }

  isDeleted(path: string): boolean {
    return this.tree.files.has(path) && !this.isThere(path);
  }

  /** All files below a folder, including deleted ones. */
  below(folder: string): readonly string[] {
    const before = [...this.tree.files.keys()].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set([...before, ...contentFiles(this.root).below(folder)])].sort();
  }

  private isThere(path: string): boolean {
    const found = lstatSync(join(this.root, path), { throwIfNoEntry: false });
    return found !== undefined && !found.isDirectory();
  }
}
