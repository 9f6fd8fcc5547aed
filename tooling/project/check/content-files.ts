import { type Dirent, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { byCodeUnit } from '../../base/order.ts';
import type { Files } from '../../lint/repository.ts';

/** The files of a content folder. Each folder is listed when first used; links are not followed. */
export function contentFiles(root: string): Files {
  return listedFiles((folder) => filesBelow(root, folder));
}

/** The files of content in memory. */
export function memoryFiles(paths: Iterable<string>): Files {
  const all = [...paths].sort(byCodeUnit);
  return listedFiles((folder) => all.filter((path) => path.startsWith(`${folder}/`)));
}

function listedFiles(list: (folder: string) => readonly string[]): Files {
  const listed = new Map<string, readonly string[]>();
  const sets = new Map<string, ReadonlySet<string>>();
  const below = (folder: string) => {
    const known = listed.get(folder);
    if (known !== undefined) return known;
    const paths = list(folder);
    listed.set(folder, paths);
    sets.set(folder, new Set(paths));
    return paths;
  };
  return {
    below,
    has(path) {
      const folder = path.split('/')[0] ?? '';
      below(folder);
      return sets.get(folder)?.has(path) ?? false;
    },
  };
}

function filesBelow(root: string, folder: string): string[] {
  return entriesOf(join(root, folder))
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep).join('/'))
    .sort(byCodeUnit);
}

/** An unreadable folder has no files here; its loader reports the problem. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}
