import type { Files } from '../../lint/repository.ts';

/** What was asked about the files of a content folder, and the answers. */
export interface FileReads {
  readonly existing: ReadonlyMap<string, boolean>;
  readonly listings: ReadonlyMap<string, readonly string[]>;
}

/** The same files, and what is asked about them. */
export function recordedFiles(files: Files): { readonly files: Files; readonly reads: FileReads } {
  const existing = new Map<string, boolean>();
  const listings = new Map<string, readonly string[]>();
  return {
    reads: { existing, listings },
    files: {
      has(path) {
        const answer = files.has(path);
        existing.set(path, answer);
        return answer;
      },
      below(folder) {
        const paths = files.below(folder);
        listings.set(folder, paths);
        return paths;
      },
    },
  };
}

/** Whether the same questions have the same answers. */
export function isSameAnswer({ existing, listings }: FileReads, files: Files): boolean {
  for (const [path, answer] of existing) if (files.has(path) !== answer) return false;
  for (const [folder, paths] of listings) {
    const now = files.below(folder);
    if (now !== paths && now.join('\n') !== paths.join('\n')) return false;
  }
  return true;
}
