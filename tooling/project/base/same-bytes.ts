import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import { once } from '../../base/once.ts';
import { LONGEST_POINTER, parseLfsPointer } from '../../data-sources/lfs-pointer.ts';
import type { Checkout } from '../git/checkout.ts';
import { type LineEnds, lineEndsOf } from '../git/line-ends.ts';
import { type BaseTree, readObjects, type TreeFile } from './base-tree.ts';
import { EndingsSeen } from './endings-seen.ts';

/**
 * Compares files on disk with those of a commit by their hashes, so that no filter of the repository runs. Line
 * ending conversion by the user's settings and Git LFS pointers do not count as differences.
 */
export class SameBytes {
  private readonly tree: BaseTree;
  private endings: LineEnds | undefined;

  constructor(tree: BaseTree) {
    this.tree = tree;
  }

  /** Whether the file at a path is equal to that of the commit. */
  is(path: string, file: TreeFile): boolean {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() !== file.isLink) return false;
    if (file.isLink) return hasObject(Buffer.from(readlinkSync(path)), file);
    if (!found.isFile()) return false;
    // Objects missing in a partial clone have a name but no size.
    const isComparable = Number.isNaN(file.size) || found.size === file.size;
    if (isComparable && hasBytes(path, found.size, file)) return true;
    return this.isData(path, found.size, file) || this.isConverted(path, found.size, file);
  }

  /** The data of a Git LFS pointer. */
  private isData(path: string, size: number, file: TreeFile): boolean {
    if (!(file.size <= LONGEST_POINTER)) return false;
    const pointer = parseLfsPointer(readObjects(this.checkout, [file])(file).toString());
    return pointer?.bytes === size && digest('sha256', '', path) === pointer.sha256;
  }

  /** The same lines with CRLF endings, if Git converts to them. */
  private isConverted(path: string, size: number, file: TreeFile): boolean {
    if (!(size > file.size)) return false;
    this.endings ??= lineEndsOf(this.checkout, [...this.tree.files.keys()]);
    const kind = this.endings(file.path);
    if (kind === 'kept') return false;
    const seen = new EndingsSeen();
    const found = digest(algorithmOf(file), headOf(file.size), path, (chunk) =>
      seen.withoutCr(chunk),
    );
    return found === file.object && (kind === 'text' || !seen.isBinary);
  }

  private get checkout(): Checkout {
    return this.tree.checkout;
  }
}

function hasBytes(path: string, size: number, file: TreeFile): boolean {
  return digest(algorithmOf(file), headOf(size), path) === file.object;
}

function hasObject(bytes: Buffer, file: TreeFile): boolean {
  const hash = createHash(algorithmOf(file)).update(headOf(bytes.length));
  return hash.update(bytes).digest('hex') === file.object;
}

function algorithmOf({ object }: TreeFile): 'sha1' | 'sha256' {
  return object.length === 40 ? 'sha1' : 'sha256';
}

/** Git's header before the bytes of a file. */
function headOf(size: number): string {
  return `blob ${size}\0`;
}

const CHUNK = 1024 * 1024;

/** Shared by all files: most of them are much smaller than a buffer. */
const sharedBuffer = once(() => Buffer.allocUnsafeSlow(CHUNK));

/** The digest of a prefix and the transformed bytes of a file. */
function digest(
  algorithm: 'sha1' | 'sha256',
  head: string,
  path: string,
  converted: (chunk: Buffer) => Buffer = (chunk) => chunk,
): string {
  const hash = createHash(algorithm).update(head);
  const file = openSync(path, 'r');
  try {
    const buffer = sharedBuffer();
    for (let length = CHUNK; length > 0; ) {
      length = readSync(file, buffer, 0, CHUNK, null);
      hash.update(converted(buffer.subarray(0, length)));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
