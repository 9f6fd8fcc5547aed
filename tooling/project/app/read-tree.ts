import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Report } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { fileSource } from '../../base/source.ts';
import { reasonOf, systemCode } from '../../base/system-error.ts';
import { contentDiagnostic } from '../../content/diagnostics.ts';
import { displayPath } from '../../content/files.ts';

const LARGEST = 64 * 1024 * 1024;

/** The bytes of a file of the content folder; undefined if it does not exist, or cannot be read, which is reported. */
export function readBytes(root: string, path: string, report: Report): Uint8Array | undefined {
  const file = join(root, path);
  try {
    const target = realpathSync(file);
    if (!target.startsWith(realpathSync(root) + sep)) {
      report(contentDiagnostic('outside-root', { target }, startOf(root, path)));
      return undefined;
    }
    const { size } = checked(file);
    if (size <= LARGEST) return readFileSync(file);
    report(contentDiagnostic('too-large', { size, limit: LARGEST }, startOf(root, path)));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT')
      report(contentDiagnostic('unreadable', { reason: reasonOf(error) }, startOf(root, path)));
  }
  return undefined;
}

/** A named pipe would block, and a device has no end. */
function checked(file: string) {
  const found = statSync(file);
  if (!found.isFile()) throw new Error('it is not a regular file');
  return found;
}

/** The files below a folder of the content folder, by path in that folder. Links to folders are not followed. */
export function readTree(root: string, folder: string, report: Report): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const path of pathsIn(root, folder, report)) {
    const bytes = readBytes(root, path, report);
    if (bytes !== undefined) files.set(path.slice(folder.length + 1), bytes);
  }
  return files;
}

function pathsIn(root: string, folder: string, report: Report): string[] {
  const paths = entriesOf(root, folder, report).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? pathsIn(root, path, report) : [path];
  });
  return paths.sort(byCodeUnit);
}

function entriesOf(root: string, folder: string, report: Report): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT')
      report(contentDiagnostic('unreadable', { reason: reasonOf(error) }, startOf(root, folder)));
    return [];
  }
}

function startOf(root: string, path: string) {
  return { source: fileSource(displayPath(root, path), ''), start: 0, end: 0 };
}
