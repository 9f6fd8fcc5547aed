import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from './world.ts';

/** Whether a file of the content folder, and perhaps the thing with this id in it, is one of those that a user named. */
export type IsSelected = (path: string, id?: string) => boolean;

/** Reads what a user named: files or folders, from here or from the content folder, or ids of known things. */
export function pathSelector(
  root: string,
  paths: readonly string[],
  known: readonly { readonly id: string }[],
): IsSelected {
  const ids = new Set(known.map(({ id }) => id));
  const wanted = paths.map((path) => inContent(root, path, ids));
  return (path, id) =>
    wanted.some(
      (prefix) =>
        prefix === '' || path === prefix || path.startsWith(`${prefix}/`) || id === prefix,
    );
}

function inContent(root: string, path: string, ids: ReadonlySet<string>): string {
  const absolute = [resolve(path), join(resolve(root), path)].find((candidate) =>
    existsSync(candidate),
  );
  if (absolute !== undefined) return relative(resolve(root), absolute).split(sep).join('/');
  if (ids.has(path)) return path;
  throw new UsageError(`there is no file or folder ${path}, here or in ${root}`);
}
