import { isUtf8 } from 'node:buffer';
import {
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Report } from '../base/diagnostic.ts';
import { byCodeUnit } from '../base/order.ts';
import { fileSource, type Source, type SourceSpan } from '../base/source.ts';
import { reasonOf, systemCode } from '../base/system-error.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { FOREIGN_FILE, foreignFormat } from './foreign-format.ts';
import { DEPRECATION_MAPPING } from './root-files.ts';

const LARGEST_TEXT = 5 * 1024 * 1024;

/** A content file that could be read. */
export interface ContentFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string;
  readonly source: Source;
}

/** The YAML files below a folder of the content folder, in order of their paths. Unreadable ones are reported. */
export function* yamlFiles(root: string, folder: string, report: Report): Iterable<ContentFile> {
  if (existsSync(join(root, folder)) && leadsOutside(root, folder, report)) return;
  const read = (path: string) => readInside(root, path, report);
  yield* contentAmong(filePaths(root, folder, report), { root, read, report });
}

interface ReadingFiles {
  readonly root: string;
  /** Reads a file; undefined, and reported, if it cannot be read. */
  readonly read: (path: string) => Source | undefined;
  readonly report: Report;
}

/** The YAML files among all files of a folder. Files whose names are almost those of content are reported. */
export function* contentAmong(
  paths: Iterable<string>,
  { root, read, report }: ReadingFiles,
): Iterable<ContentFile> {
  for (const path of paths) {
    if (/\.ya?ml$/.test(path)) {
      const source = read(path);
      if (source !== undefined) yield { path, source };
    } else if (path === DEPRECATION_MAPPING) continue;
    else if (isMisnamed(path)) {
      const params = { path, help: 'content files end in .yml or .yaml' };
      report(contentDiagnostic('not-read', params, startOf(displayPath(root, path))));
    } else if (path.startsWith('detections/') && FOREIGN_FILE.test(path))
      reportForeign(read(path), report);
  }
}

/** The files with an extension, such as `.md`, below a folder of the content folder, by path. */
export function pathsBelow(
  root: string,
  folder: string,
  { extension, report }: { readonly extension: string; readonly report: Report },
): string[] {
  if (leadsOutside(root, folder, report)) return [];
  return filePaths(root, folder, report).filter((path) => path.endsWith(extension));
}

function reportForeign(source: Source | undefined, report: Report): void {
  const format = source && foreignFormat(source.text);
  if (source !== undefined && format !== undefined)
    report(contentDiagnostic('foreign-format', format, { source, start: 0, end: 1 }));
}

/** A file named like content in another case, or by an editor that adds its own extension. */
function isMisnamed(path: string): boolean {
  return /\.ya?ml(?:\.txt)?$/i.test(path);
}

function filePaths(root: string, folder: string, report: Report): string[] {
  const paths: string[] = [];
  for (const entry of entriesOf(root, folder, report)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isSymbolicLink() && leadsAstray(root, path, report)) continue;
    if (isFolder(entry, join(root, path)) && !/\.ya?ml$/.test(path)) {
      paths.push(...filePaths(root, path, report));
    } else paths.push(path);
  }
  return paths.sort(byCodeUnit);
}

/** The entries of a folder, which may not exist. */
export function entriesOf(root: string, folder: string, report: Report): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') unreadable(join(root, folder), error, report);
    return [];
  }
}

function isFolder(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // A cycle of symbolic links is not a folder.
    return false;
  }
}

/** Whether a symbolic link points outside of the folder or to one of its parent folders. */
function leadsAstray(root: string, path: string, report: Report): boolean {
  if (leadsOutside(root, path, report)) return true;
  const target = realpathSync(join(root, path));
  const isLoop = `${realpathSync(join(root, dirname(path)))}${sep}`.startsWith(`${target}${sep}`);
  if (isLoop) {
    const reason = 'the symbolic link points to one of its parent folders';
    report(contentDiagnostic('unreadable', { reason }, startOf(displayPath(root, path))));
  }
  return isLoop;
}

/** Content may be untrusted: symbolic links must not point outside of the folder. */
function leadsOutside(root: string, path: string, report: Report): boolean {
  try {
    const target = realpathSync(join(root, path));
    if (target.startsWith(realpathSync(root) + sep)) return false;
    const source = fileSource(displayPath(root, path), '');
    report(contentDiagnostic('outside-root', { target }, { source, start: 0, end: 0 }));
  } catch (error) {
    unreadable(displayPath(root, path), error, report);
  }
  return true;
}

/** Reads a text file of the content folder; undefined, and reported, if it is not text or is outside of the folder. */
export function readText(root: string, path: string, report: Report): Source | undefined {
  return leadsOutside(root, path, report) ? undefined : readInside(root, path, report);
}

/** Reads a text file at a path that is known to be inside the folder. */
function readInside(root: string, path: string, report: Report): Source | undefined {
  const name = displayPath(root, path);
  const bytes = bytesInside(root, path, { largest: LARGEST_TEXT, report });
  if (bytes === undefined) return undefined;
  const text = bytes.toString('utf8');
  const source = fileSource(name, text.replace(/^\uFEFF/, ''));
  if (text.includes('\0')) report(contentDiagnostic('binary', {}, startOf(name)));
  else if (isUtf8(bytes)) return source;
  else {
    report(contentDiagnostic('not-utf8', {}, replacementIn(source)));
    // Rows are usable with a lost character, but --fix would write YAML files without it.
    if (!/\.ya?ml$/.test(path)) return source;
  }
  return undefined;
}

/** A text that replaces a file until it is saved, with the limits of files; undefined, and reported, beyond them. */
export function writtenText(
  root: string,
  { path, text }: { readonly path: string; readonly text: string },
  report: Report,
): Source | undefined {
  const name = displayPath(root, path);
  const size = Buffer.byteLength(text);
  if (size > LARGEST_TEXT)
    report(contentDiagnostic('too-large', { size, limit: LARGEST_TEXT }, startOf(name)));
  else if (text.includes('\0')) report(contentDiagnostic('binary', {}, startOf(name)));
  else return fileSource(name, text.replace(/^\uFEFF/, ''));
  return undefined;
}

/** How files are read as bytes. */
export interface BytesOptions {
  /** The size of the largest file that is read, in bytes. */
  readonly largest: number;
  readonly report: Report;
}

/** Reads the bytes of a file at a path that is known to be inside the folder. */
function bytesInside(
  root: string,
  path: string,
  { largest, report }: BytesOptions,
): Buffer | undefined {
  const file = join(root, path);
  const name = displayPath(root, path);
  try {
    const found = statSync(file);
    // A named pipe would block, and a device has no end. A folder is reported when it is read.
    if (!found.isFile() && !found.isDirectory()) throw new Error('it is not a regular file');
    const { size } = found;
    if (size <= largest) return readFileSync(file);
    report(contentDiagnostic('too-large', { size, limit: largest }, startOf(name)));
  } catch (error) {
    unreadable(name, error, report);
  }
  return undefined;
}

/** The bytes of a file of the content folder; undefined if it does not exist, or cannot be read, which is reported. */
export function optionalBytes(
  root: string,
  path: string,
  options: BytesOptions,
): Buffer | undefined {
  if (isMissing(join(root, path)) || leadsOutside(root, path, options.report)) return undefined;
  return bytesInside(root, path, options);
}

function isMissing(path: string): boolean {
  try {
    realpathSync(path);
    return false;
  } catch (error) {
    return systemCode(error) === 'ENOENT';
  }
}

/** Reads a text file that may not exist; undefined if so, or if it cannot be read, which is reported. */
export function optionalText(root: string, path: string, report: Report): Source | undefined {
  return existsSync(join(root, path)) ? readText(root, path, report) : undefined;
}

/** The position of the first byte that is not valid UTF-8. */
function replacementIn(source: Source): SourceSpan {
  const start = Math.max(0, source.text.indexOf('\ufffd'));
  return { source, start, end: start + 1 };
}

function unreadable(name: string, error: unknown, report: Report): void {
  report(contentDiagnostic('unreadable', { reason: reasonOf(error) }, startOf(name)));
}

function startOf(name: string) {
  return { source: fileSource(name, ''), start: 0, end: 0 };
}

/** The path of a content file as shown to users. */
export function displayPath(root: string, path: string): string {
  return join(root, path).split(sep).join('/');
}

/** The path of a file relative to the content folder, from the path shown to users. */
export function relativePath(name: string, root: string): string {
  const prefix = displayPath(root, '-').slice(0, -1);
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
