import type { Report } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { entriesOf, optionalBytes } from '../../content/files.ts';

const LARGEST = 64 * 1024 * 1024;

/** The bytes of a file of the content folder; undefined if it does not exist, or cannot be read, which is reported. */
export function readBytes(root: string, path: string, report: Report): Uint8Array | undefined {
  return optionalBytes(root, path, { largest: LARGEST, report });
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
