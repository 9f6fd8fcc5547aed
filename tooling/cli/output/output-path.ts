import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { UsageError } from '../usage-error.ts';

/**
 * A path to write to, as the user gave it. One below the current folder has to stay there: a link on the way may have come
 * with a checkout, and lead anywhere.
 */
export function outputPath(path: string): string {
  const isBelow = !isAbsolute(path) && normalize(path).split(sep)[0] !== '..';
  if (!isBelow) return path;
  const here = realpathSync('.');
  const there = realpathSync(nearestExisting(path));
  if (there === here || there.startsWith(here === sep ? here : here + sep)) return path;
  throw new UsageError(`${path} leads to ${there} through a link: name that path if you mean it`);
}

function nearestExisting(path: string): string {
  const parent = dirname(join('.', path));
  return existsSync(path) ? path : nearestExisting(parent);
}
