import { dirname } from 'node:path';
import type { Scratch } from '../../disk/scratch.ts';
import type { GitAnswer } from '../git/ask-git.ts';
import { type Checkout, openCheckout } from '../git/checkout.ts';
import { forkPoint } from '../git/fork-point.ts';
import { UsageError } from '../usage-error.ts';

/** The content folder at a commit. */
export interface BaseTree {
  /** The ref that the user gave. */
  readonly ref: string;
  readonly commit: string;
  readonly checkout: Checkout;
  /** Its files by path relative to the content folder; empty if the commit does not have the folder. */
  readonly files: ReadonlyMap<string, TreeFile>;
}

/** A file of a commit. */
export interface TreeFile {
  readonly path: string;
  readonly isLink: boolean;
  /** The Git object ID of its content. */
  readonly object: string;
  /** In bytes; NaN if missing in a partial clone. */
  readonly size: number;
}

/**
 * The content folder at the fork point from a ref. Any failure is an error for the user, so that nothing is
 * assumed to be equal.
 */
export function readBaseTree(content: string, ref: string): BaseTree {
  const checkout = openCheckout(content);
  const commit = forkPoint(checkout, ref);
  const folder = `${commit}:${checkout.prefix}`;
  const isThere = checkout.ask(['rev-parse', '--verify', '--quiet', folder]).kind === 'answer';
  const listing = isThere ? listFiles(checkout, folder, ref) : [];
  return { ref, commit, checkout, files: new Map(listing.map((file) => [file.path, file])) };
}

function listFiles(checkout: Checkout, folder: string, ref: string): TreeFile[] {
  const answer = checkout.ask(['ls-tree', '-r', '-l', '-z', '--full-tree', folder]);
  if (answer.kind === 'answer') return withoutLeaks(readListing(answer.bytes.toString()));
  throw new UsageError(`Git cannot list the files of ${ref}: ${reasonOf(answer)}`);
}

function reasonOf(answer: GitAnswer): string {
  return answer.kind === 'refused' ? answer.reason : 'Git is not installed';
}

/**
 * `<mode> <type> <object> <size>\t<path>`, each terminated by a zero byte; the size of a missing object is `BAD`.
 * Submodules have no files.
 */
function readListing(listing: string): TreeFile[] {
  return listing.split('\0').flatMap((line) => {
    const [, mode, object = '', size, path = ''] =
      /^(\d+) blob ([0-9a-f]+) +(\d+|BAD)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined) return [];
    if (leadsOut(path))
      throw new UsageError(`path "${path}" in the base revision is outside of the content folder`);
    return [{ path, isLink: mode === '120000', object, size: Number(size) }];
  });
}

/** A crafted commit can have files below a symbolic link, which would be written to its target. */
function withoutLeaks(files: TreeFile[]): TreeFile[] {
  // File systems may treat two spellings of a name as the same name.
  const spelling = (path: string) => path.normalize('NFC').toLowerCase();
  const links = new Set(files.flatMap(({ path, isLink }) => (isLink ? [spelling(path)] : [])));
  for (const { path } of links.size > 0 ? files : [])
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      if (links.has(spelling(folder)))
        throw new UsageError(`path "${path}" in the base revision is below a symbolic link`);
  return files;
}

/** A crafted commit can have any file name. */
function leadsOut(path: string): boolean {
  return (
    path.split(/[/\\]/).some((part) => ['', '.', '..'].includes(part)) || /^[a-z]:/i.test(path)
  );
}

/** Writes files of the base revision to a folder, without Git's filters, which would run programs. */
export function writeBaseFiles(
  { checkout }: Pick<BaseTree, 'checkout'>,
  files: readonly TreeFile[],
  scratch: Scratch,
): void {
  // Links are created last, so that nothing is written through them.
  const inOrder = [
    ...files.filter(({ isLink }) => !isLink),
    ...files.filter(({ isLink }) => isLink),
  ];
  for (const batch of batches(inOrder)) {
    const bytesOf = readObjects(checkout, batch);
    for (const file of batch) {
      if (file.isLink) scratch.link(file.path, bytesOf(file).toString());
      else scratch.write(file.path, bytesOf(file));
    }
  }
}

/** How many bytes are read from Git per call. */
const BATCH = 64 * 1024 * 1024;

function batches(files: readonly TreeFile[]): TreeFile[][] {
  const parts: TreeFile[][] = [[]];
  let size = 0;
  for (const file of files) {
    size += file.size;
    if (size > BATCH) parts.push([]);
    if (size > BATCH) size = file.size;
    parts.at(-1)?.push(file);
  }
  return parts;
}

/** `<object> blob <size>\n<bytes>\n` for each object, in the order of the request. */
export function readObjects(
  checkout: Checkout,
  files: readonly TreeFile[],
): (file: TreeFile) => Buffer {
  const names = files.map(({ object }) => `${object}\n`).join('');
  const answer = checkout.ask(['cat-file', '--batch'], names);
  if (answer.kind !== 'answer')
    throw new UsageError(`Git cannot read the files of the base revision: ${reasonOf(answer)}`);
  const { bytes } = answer;
  const read = new Map<string, Buffer>();
  let at = 0;
  for (const { object, path, size } of files) {
    const head = bytes.indexOf('\n', at) + 1;
    if (bytes.toString('latin1', at, head) !== `${object} blob ${size}\n`)
      throw new UsageError(
        `file ${path} of the base revision is missing in this partial clone: fetch it first`,
      );
    read.set(object, bytes.subarray(head, head + size));
    at = head + size + 1;
  }
  return ({ object }) => read.get(object) ?? Buffer.alloc(0);
}
