import { createHash, type Hash } from 'node:crypto';
import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { byCodeUnit } from '../../base/order.ts';
import { displayPath } from '../../content/files.ts';
import { CONTENT_FOLDERS, READ_NAMES } from '../../content/folders.ts';
import { reportNotRead } from '../../content/not-read.ts';
import { BUILD_FILE, ROOT_FILES } from '../../content/root-files.ts';

/** Everything that the result of a check depends on. */
export interface Inputs {
  /** Identifies the inputs. */
  readonly digest: string;
  /** The texts of the files, by their names in diagnostics. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The files and settings that a result depends on. */
export interface InputOptions {
  /** The content folder. */
  readonly root: string;
  readonly packageRoot: string;
  /** What else affects the result: the program, its version, the date. */
  readonly settings: readonly string[];
}

/** Folders whose files are read, and folders of which only the file names matter. */
const READ = [...CONTENT_FOLDERS, 'tests', 'lookups'];
const LISTED = ['attack_data'];
const OF_PACKAGE = ['schemas', 'data', 'macros', 'data_sources', 'data_models'];

/**
 * Reads everything that a check reads, without parsing it. Undefined if that may be incomplete: links may point to
 * files of other folders, and unreadable files have no bytes to compare.
 */
export function readInputs({ root, packageRoot, settings }: InputOptions): Inputs | undefined {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const texts = new Map<string, string>();
  try {
    const reader = { hash, texts };
    for (const folder of new Set(READ)) readFolder(root, folder, reader);
    for (const folder of LISTED) hash.update(`\0${pathsBelow(root, folder).join('\0')}`);
    for (const file of [...ROOT_FILES, BUILD_FILE])
      if (existsSync(join(root, file))) readInput(root, file, reader);
    reportNotRead(root, READ_NAMES, ({ message }) => void hash.update(`\0${message}`));
    for (const folder of OF_PACKAGE) readFolder(packageRoot, folder, reader);
    return { digest: hash.digest('hex'), texts };
  } catch {
    return undefined;
  }
}

interface Reader {
  readonly hash: Hash;
  readonly texts: Map<string, string>;
}

function readFolder(root: string, folder: string, reader: Reader): void {
  for (const path of pathsBelow(root, folder)) readInput(root, path, reader);
}

function readInput(root: string, path: string, { hash, texts }: Reader): void {
  // Links lead elsewhere, and a named pipe would block.
  if (!lstatSync(join(root, path)).isFile()) throw new LinkFound(path);
  const bytes = readFileSync(join(root, path));
  hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  texts.set(displayPath(root, path), bytes.toString('utf8').replace(/^\uFEFF/, ''));
}

class LinkFound extends Error {}

function pathsBelow(root: string, folder: string): string[] {
  const paths: string[] = [];
  for (const entry of entriesOf(join(root, folder))) {
    if (entry.isSymbolicLink()) throw new LinkFound(entry.name);
    if (entry.isDirectory()) continue;
    paths.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }
  return paths.sort(byCodeUnit);
}

function entriesOf(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
}
