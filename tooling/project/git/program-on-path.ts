import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const ENDINGS = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];

/**
 * The file of a program; relative folders of PATH are skipped, because they depend on the current directory.
 */
export function programOnPath(name: string, path: string): string | undefined {
  const folders = path.split(delimiter).filter(isAbsolute);
  const files = folders.flatMap((folder) => ENDINGS.map((ending) => join(folder, name + ending)));
  return files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}
