import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../base/system-error.ts';
import { readRegular } from '../read-regular.ts';

/** A text file, or the reason why it cannot be read. */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a file that a user specified. */
export function readTextFile(path: string): TextFile {
  try {
    return { kind: 'text', text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Reads a file of the content folder. */
export function readContentText(path: string): TextFile {
  try {
    return { kind: 'text', text: readRegular(path).replace(/^\uFEFF/, '') };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Reads a file that ships with the package; throws if it is missing. */
export function readPackageFile(packageRoot: string, path: string): string {
  const file = readTextFile(join(packageRoot, path));
  if (file.kind === 'text') return file.text;
  throw new Error(`incomplete package: ${path} cannot be read: ${file.reason}`);
}
