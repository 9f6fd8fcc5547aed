import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globMatches } from '../../base/glob.ts';
import { byCodeUnit } from '../../base/order.ts';
import { UsageError } from '../usage-error.ts';

/** A log to read: a file, or standard input. */
export interface LogFile {
  /** The path, or `-` for standard input. */
  readonly path: string;
  /** Undefined for standard input. */
  readonly bytes: number | undefined;
}

/** The logs that words name: files, all files in folders, patterns, and `-` for standard input. */
export function logFiles(words: readonly string[]): readonly LogFile[] {
  const paths = words.flatMap((word) => (word === '-' ? [word] : filesOf(word)));
  return [...new Set(paths)].map((path) => ({
    path,
    bytes: path === '-' ? undefined : statSync(path).size,
  }));
}

function filesOf(word: string): readonly string[] {
  if (existsSync(word)) return statSync(word).isDirectory() ? filesIn(word) : [word];
  const start = word.search(/[*?]/);
  if (start < 0) throw new UsageError(`log ${word} does not exist`);
  const folder = word.slice(0, word.lastIndexOf('/', start) + 1);
  const found = filesIn(folder === '' ? '.' : folder).filter((path) => globMatches(word, path));
  if (found.length === 0) throw new UsageError(`no file matches ${word}`);
  return found;
}

/** All files below a folder, but for hidden ones. Links to folders are not followed: they may lead in circles. */
function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    byCodeUnit(a.name, b.name),
  );
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
    });
}
