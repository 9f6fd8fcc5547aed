import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { byCodeUnit } from '../base/order.ts';
import { fileSource } from '../base/source.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { displayPath } from './files.ts';

/** The names of files and folders that are read. */
export interface ReadNames {
  /** The folders that content is read from. */
  readonly folders: readonly string[];
  /** The files in the content folder itself that are read. */
  readonly files: readonly string[];
}

/** Reports files and folders whose names are almost those of content: what is in them would be missed. */
export function reportNotRead(root: string, { folders, files }: ReadNames, report: Report): void {
  for (const entry of entriesOf(root)) {
    const { name } = entry;
    const meant = entry.isDirectory() ? folderMeant(name, folders) : fileMeant(name, files);
    if (meant === undefined || isSame(join(root, name), join(root, meant))) continue;
    const path = entry.isDirectory() ? contentIn(root, name) : name;
    if (path === undefined) continue;
    const span = { source: fileSource(displayPath(root, path), ''), start: 0, end: 0 };
    report(contentDiagnostic('not-read', { path, help: `rename ${name} to ${meant}` }, span));
  }
}

function folderMeant(name: string, folders: readonly string[]): string | undefined {
  if (folders.includes(name)) return undefined;
  const meantBy = new Map(
    folders.flatMap((folder) => [folder, singular(folder)].map((one) => [one, folder] as const)),
  );
  const found = nearest(name.replaceAll(/[-. ]/g, '_'), meantBy.keys(), 1);
  return found === undefined ? undefined : meantBy.get(found);
}

function singular(folder: string): string {
  return folder.replace(/ies$/, 'y').replace(/s$/, '');
}

function fileMeant(name: string, files: readonly string[]): string | undefined {
  if (files.includes(name)) return undefined;
  const usual = name
    .toLowerCase()
    .replace(/^\./, '')
    .replace(/\.txt$/, '');
  return files.find((file) => file === usual.replace(/\.yaml$/, '.yml'));
}

/** On some file systems, two spellings are one file. */
function isSame(one: string, other: string): boolean {
  return existsSync(other) && statSync(one).ino === statSync(other).ino;
}

/** How many files of a folder are looked at, and the largest one. */
const MOST_FILES = 100;
const LARGEST = 1024 * 1024;

/** The first file in a folder that looks like content; undefined without one. */
function contentIn(root: string, folder: string): string | undefined {
  const paths = [...pathsBelow(root, folder)].filter((path) => /\.ya?ml$/i.test(path));
  return paths.slice(0, MOST_FILES).find((path) => {
    const file = join(root, path);
    return statSync(file).size <= LARGEST && /^name\s*:/m.test(readFileSync(file, 'utf8'));
  });
}

/** Links are not followed. */
function* pathsBelow(root: string, folder: string): Iterable<string> {
  for (const entry of entriesOf(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* pathsBelow(root, path);
    else if (entry.isFile()) yield path;
  }
}

/** An unreadable folder has no entries here; its loader reports the problem. */
function entriesOf(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => byCodeUnit(a.name, b.name));
  } catch {
    return [];
  }
}
