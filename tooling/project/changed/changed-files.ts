import { lstatSync, realpathSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { type BaseTree, readBaseTree, readObjects, type TreeFile } from '../base/base-tree.ts';
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
  private readonly links = new Map<string, boolean>();

  constructor(root: string, base: string) {
    this.root = root;
    this.tree = readBaseTree(root, base);
    this.same = new SameBytes(this.tree);
  }

  /** Whether a file was added, modified or deleted, or a link on the way to it, or the file that it leads to. */
  has(path: string): boolean {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    // Links can lead in circles.
    this.known.set(path, false);
    const links = prefixesOf(path).filter((prefix) => this.isLink(prefix));
    // The base has no file below a link.
    const isBehind = links.some((link) => link !== path);
    const isChanged =
      (!isBehind && this.isChanged(path)) || this.others(path, links).some((one) => this.has(one));
    this.known.set(path, isChanged);
    return isChanged;
  }

  /** The text of a file at the base; undefined if it was not there. */
  baseText(path: string): string | undefined {
    const file = this.tree.files.get(path);
    if (file !== undefined && !file.isLink)
      return Number.isNaN(file.size) ? undefined : this.baseBytes(file).toString();
    const target = this.baseTarget(path);
    return target === undefined || target === path ? undefined : this.baseText(target);
  }

  /** Other paths of the same file: the links on the way to it, and their targets, now and at the base. */
  private others(path: string, links: readonly string[]): readonly string[] {
    const targets = [links.length > 0 ? this.targetOf(path) : undefined, this.baseTarget(path)];
    return [...links, ...targets].filter((one): one is string => one !== undefined && one !== path);
  }

  private isLink(path: string): boolean {
    const known = this.links.get(path);
    if (known !== undefined) return known;
    const found = lstatSync(join(this.root, path), { throwIfNoEntry: false });
    const isLink = found?.isSymbolicLink() === true;
    this.links.set(path, isLink);
    return isLink;
  }

  /** Where the links of a path lead in the folder; undefined if nowhere. */
  private targetOf(path: string): string | undefined {
    try {
      const target = relative(realpathSync(this.root), realpathSync(join(this.root, path)));
      return target.startsWith('..') ? undefined : target.split(sep).join('/');
    } catch {
      return undefined;
    }
  }

  /** Where the first link of a path led at the base; undefined without a link. */
  private baseTarget(path: string): string | undefined {
    for (const prefix of prefixesOf(path)) {
      const file = this.tree.files.get(prefix);
      if (file?.isLink !== true) continue;
      const target = `${this.baseBytes(file)}${path.slice(prefix.length)}`;
      const joined = posix.join(posix.dirname(prefix), target);
      return posix.isAbsolute(target) || joined.startsWith('..') ? undefined : joined;
    }
    return undefined;
  }

  private baseBytes(file: TreeFile): Buffer {
    return readObjects(this.tree.checkout, [file])(file);
  }

  private isChanged(path: string): boolean {
    const before = this.tree.files.get(path);
    const isThere = this.isThere(path);
    return before === undefined
      ? isThere
      : !isThere || !this.same.is(join(this.root, path), before);
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

/** A path and the folders above it, the outermost first. */
function prefixesOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
