import { existsSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';

/** Where samples may lie. */
export interface SampleFolders {
  /** The content folder. */
  readonly content: string;
  /** A clone of a repository of samples; its datasets/ folder holds them. */
  readonly attackData?: string | undefined;
}

/** The parts of an address of a sample: the path below the repository's root, such as `datasets/…/x.log`. */
const DATASET_ADDRESS = /^https?:\/\/[^?#]*?\/(datasets\/[^?#]+)$/;

/**
 * The file of a sample that a test names: a path in the content folder, or an address whose file lies in the
 * content folder's attack_data/ or in a clone. Undefined when it lies nowhere. No path leads out of its folder.
 */
export function locateSample(reference: string, folders: SampleFolders): string | undefined {
  return candidates(reference, folders).find((path) => existsSync(path));
}

function candidates(reference: string, { content, attackData }: SampleFolders): string[] {
  const clones = [attackData, join(content, 'attack_data')].filter(
    (folder) => folder !== undefined,
  );
  const below = DATASET_ADDRESS.exec(reference)?.[1];
  if (below !== undefined) {
    return clones
      .flatMap((folder) => inside(folder, decodeURIComponent(below)) ?? [])
      .flatMap(withGzip);
  }
  if (/^[a-z]+:\/\//i.test(reference)) return [];
  return [content, ...clones]
    .flatMap((folder) => inside(folder, reference) ?? [])
    .flatMap(withGzip);
}

function withGzip(path: string): string[] {
  return [path, `${path}.gz`];
}

/** The path below the folder; undefined when it would lead out of it. */
function inside(folder: string, path: string): string | undefined {
  const relative = normalize(path);
  if (isAbsolute(relative) || relative === '..' || relative.startsWith(`..${sep}`))
    return undefined;
  return join(folder, relative);
}
