import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Whether a user selected a file of the content folder, by its path or by the ID of its content. */
export type IsSelected = (path: string, id?: string) => boolean;

/**
 * Reads the user's selection: files or folders, relative to the current or content folder, or IDs of content.
 */
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
  throw new UsageError(`file or folder ${path} does not exist, neither here nor in ${root}`);
}
