import { resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The URI of a file by its name in findings. */
export function uriOf(name: string): string {
  return pathToFileURL(resolve(name)).href;
}

/** The path of a URI in the content folder, with forward slashes; undefined for other files. */
export function pathOf(uri: string, root: string): string | undefined {
  const file = fileOf(uri);
  const folder = resolve(root) + sep;
  if (file === undefined || !file.startsWith(folder)) return undefined;
  return file.slice(folder.length).split(sep).join('/');
}

/** The file of a URI; undefined if it is not a file of this machine. */
export function fileOf(uri: string): string | undefined {
  try {
    return resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}
