import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents; returns the topmost that was missing. One by one: the recursive call of
 * Node 20 does not return on file systems that refuse every folder as missing, such as /proc.
 */
export function makeFolder(folder: string): string | undefined {
  const missing = missingFrom(folder);
  for (const one of missing) makeUnlessThere(one);
  return missing[0];
}

/** The folders of a path that do not exist, the topmost first. */
function missingFrom(folder: string): string[] {
  const missing: string[] = [];
  for (let at = folder; statSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at)) {
    if (missing[0] === at) break;
    missing.unshift(at);
  }
  return missing;
}

function makeUnlessThere(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process can be faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
