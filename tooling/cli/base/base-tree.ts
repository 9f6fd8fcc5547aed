import { dirname } from 'node:path';
import type { Scratch } from '../../disk/scratch.ts';
import type { GitAnswer } from '../git/ask-git.ts';
import { type Checkout, openCheckout } from '../git/checkout.ts';
import { forkPoint } from '../git/fork-point.ts';
import { UsageError } from '../usage-error.ts';

/** The content folder as it was at a commit. */
export interface BaseTree {
  /** As the user named it. */
  readonly ref: string;
  readonly commit: string;
  readonly checkout: Checkout;
  /** Its files, by their paths relative to the content folder; none where the commit has no such folder. */
  readonly files: ReadonlyMap<string, TreeFile>;
}

/** A file of a commit. */
export interface TreeFile {
  readonly path: string;
  readonly isLink: boolean;
  /** What git knows its bytes by. */
  readonly object: string;
  /** In bytes; NaN where a partial clone lacks it. */
  readonly size: number;
}

/** The content folder at the fork point from a ref. Whatever keeps it from being known is an error for the user: nothing is taken for equal. */
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
  throw new UsageError(`git cannot list the files of ${ref}: ${reasonOf(answer)}`);
}

function reasonOf(answer: GitAnswer): string {
  return answer.kind === 'refused' ? answer.reason : 'git is not installed';
}

/** `<mode> <type> <object> <size>\t<path>`, each ended by a zero byte; the size of a missing object is `BAD`. Submodules have no files of their own. */
function readListing(listing: string): TreeFile[] {
  return listing.split('\0').flatMap((line) => {
    const [, mode, object = '', size, path = ''] =
      /^(\d+) blob ([0-9a-f]+) +(\d+|BAD)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined) return [];
    if (leadsOut(path)) throw new UsageError(`the base has a file "${path}" that leads elsewhere`);
    return [{ path, isLink: mode === '120000', object, size: Number(size) }];
  });
}

/** A commit that was made by hand can hold files below a link: they would be written to where it leads. */
function withoutLeaks(files: TreeFile[]): TreeFile[] {
  // File systems may take two spellings of a name for one.
  const spelling = (path: string) => path.normalize('NFC').toLowerCase();
  const links = new Set(files.flatMap(({ path, isLink }) => (isLink ? [spelling(path)] : [])));
  for (const { path } of links.size > 0 ? files : [])
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      if (links.has(spelling(folder)))
        throw new UsageError(`the base has a file "${path}" below a link`);
  return files;
}

/** A commit that was made by hand can hold any name. */
function leadsOut(path: string): boolean {
  return (
    path.split(/[/\\]/).some((part) => ['', '.', '..'].includes(part)) || /^[a-z]:/i.test(path)
  );
}

/** Writes files of the base into a folder. Git's own filters are left out: they would run programs. */
export function writeBaseFiles(
  { checkout }: Pick<BaseTree, 'checkout'>,
  files: readonly TreeFile[],
  scratch: Scratch,
): void {
  // A link is made last, so that nothing is written through it.
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
export function readObjects(
  checkout: Checkout,
  files: readonly TreeFile[],
): (file: TreeFile) => Buffer {
  const names = files.map(({ object }) => `${object}\n`).join('');
  const answer = checkout.ask(['cat-file', '--batch'], names);
  if (answer.kind !== 'answer')
    throw new UsageError(`git cannot read the files of the base: ${reasonOf(answer)}`);
  const { bytes } = answer;
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
