import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { askOrExplain, forkPoint } from './fork-point.ts';

/** The content folder as it was at a commit. */
export interface BaseTree {
  /** As the user named it. */
  readonly ref: string;
  readonly commit: string;
  /** Its files, by their paths relative to the content folder. */
  readonly files: ReadonlyMap<string, TreeFile>;
}

interface TreeFile {
  readonly path: string;
  readonly isLink: boolean;
  /** What git knows its bytes by. */
  readonly object: string;
  readonly size: number;
}

/** The content folder at the fork point from a ref. Whatever keeps it from being known is an error for the user: nothing is taken for equal. */
export function readBaseTree(content: string, ref: string): BaseTree {
  const commit = forkPoint(content, ref);
  const listing = askOrExplain(
    content,
    ['ls-tree', '-r', '-l', '-z', commit],
    (reason) => `git cannot list the files of ${ref}: ${reason}`,
  );
  const files = new Map(readListing(listing.toString()).map((file) => [file.path, file]));
  if (files.size === 0)
    throw new UsageError(`${ref} has no file in ${content}: there is nothing to compare with`);
  return { ref, commit, files };
}

/** `<mode> <type> <object> <size>\t<path>`, each ended by a zero byte; submodules have no files of their own. */
function readListing(listing: string): TreeFile[] {
  return listing.split('\0').flatMap((line) => {
    const [, mode, object = '', size, path = ''] =
      /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined) return [];
    if (leadsOut(path)) throw new UsageError(`the base has a file "${path}" that leads elsewhere`);
    return [{ path, isLink: mode === '120000', object, size: Number(size) }];
  });
}

/** A commit that was made by hand can hold any name. */
function leadsOut(path: string): boolean {
  return (
    path.split(/[/\\]/).some((part) => ['', '.', '..'].includes(part)) || /^[a-z]:/i.test(path)
  );
}

/** Writes files of the base below a folder. Git's own filters are left out: they would run programs. */
export function writeBaseFiles(content: string, files: readonly TreeFile[], folder: string): void {
  // A link is made last, so that nothing is written through it.
  const inOrder = [
    ...files.filter(({ isLink }) => !isLink),
    ...files.filter(({ isLink }) => isLink),
  ];
  for (const batch of batches(inOrder)) {
    const bytesOf = readObjects(content, batch);
    for (const file of batch) writeFile(join(folder, file.path), file, bytesOf(file));
  }
}

function writeFile(path: string, { isLink }: TreeFile, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  if (isLink) symlinkSync(bytes.toString(), path);
  else writeFileSync(path, bytes);
}

/** So many bytes are asked of git at once. */
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

/** `<object> blob <size>\n<bytes>\n` for each object, in the order in which they are asked for. */
function readObjects(content: string, files: readonly TreeFile[]): (file: TreeFile) => Buffer {
  const names = files.map(({ object }) => `${object}\n`).join('');
  const explain = (reason: string) => `git cannot read the files of the base: ${reason}`;
  const bytes = askOrExplain(content, ['cat-file', '--batch'], explain, names);
  const read = new Map<string, Buffer>();
  let at = 0;
  for (const { object, path, size } of files) {
    const head = bytes.indexOf('\n', at) + 1;
    if (bytes.toString('latin1', at, head) !== `${object} blob ${size}\n`)
      throw new UsageError(`this clone lacks the file ${path} of the base: fetch it first`);
    read.set(object, bytes.subarray(head, head + size));
    at = head + size + 1;
  }
  return ({ object }) => read.get(object) ?? Buffer.alloc(0);
}

/** Whether a file on disk has the very bytes of the base. */
export function hasBytesOf(path: string, { object }: TreeFile): boolean {
  const bytes = readFileSync(path);
  const hash = createHash(object.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === object;
}
