import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { UsageError } from '../../project/usage-error.ts';

/**
 * An output path from the user. A path in the current folder must stay there: a link in it may be part of a
 * checkout and point anywhere.
 */
export function outputPath(path: string): string {
  const isBelow = !isAbsolute(path) && normalize(path).split(sep)[0] !== '..';
  if (!isBelow) return path;
  const here = realpathSync('.');
  const there = realpathSync(nearestExisting(path));
  if (there === here || there.startsWith(here === sep ? here : here + sep)) return path;
  throw new UsageError(
    `${path} resolves to ${there} through a link: use that path if this is intended`,
  );
}

function nearestExisting(path: string): string {
  const parent = dirname(join('.', path));
  return existsSync(path) ? path : nearestExisting(parent);
}
