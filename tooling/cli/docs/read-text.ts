import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../base/system-error.ts';

/** A text file, or why there is none. */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a file that a user named. */
export function readTextFile(path: string): TextFile {
  try {
    return { kind: 'text', text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Reads a file that ships with the package; without it the package is broken. */
export function readPackageFile(packageRoot: string, path: string): string {
  const file = readTextFile(join(packageRoot, path));
  if (file.kind === 'text') return file.text;
  throw new Error(`the package is incomplete: ${path} cannot be read: ${file.reason}`);
}
