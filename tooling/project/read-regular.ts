import { readFileSync, statSync } from 'node:fs';

/** Reads a regular file; throws for anything else: a named pipe would block, and a device has no end. */
export function readRegular(path: string): string {
  if (!statSync(path).isFile()) throw new Error('it is not a regular file');
  return readFileSync(path, 'utf8');
}
