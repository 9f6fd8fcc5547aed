import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../base/record.ts';
import { writeWhole } from '../disk/write-whole.ts';

/** What the bytes of a sample are known to be. */
export interface Pinned {
  readonly sha256: string;
  readonly bytes: number;
}

/** Where the cache keeps bytes with this hash. No name in it comes from content. */
export function objectPath(cache: string, sha256: string): string {
  return join(cache, 'objects', sha256.slice(0, 2), sha256);
}

/** The cached file with these bytes; undefined when there is none of that size. */
export function cachedObject(cache: string, { sha256, bytes }: Pinned): string | undefined {
  const path = objectPath(cache, sha256);
  return sizeOf(path) === bytes ? path : undefined;
}

/** How many bytes a file has; undefined when there is none, or none that may be asked. */
export function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    // What keeps a file from being there keeps it from being written too, and is said then.
    return undefined;
  }
}

/** What was fetched from an address that no lock pins; undefined when nothing was. */
export function recordedPin(cache: string, url: string): Pinned | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(recordPath(cache, url), 'utf8'));
    return isPinned(record) ? record : undefined;
  } catch {
    // A record that is not there or not whole records nothing.
    return undefined;
  }
}

/** Remembers what an address gave. */
export function recordPin(cache: string, url: string, { sha256, bytes }: Pinned): void {
  writeWhole(recordPath(cache, url), JSON.stringify({ sha256, bytes }));
}

function recordPath(cache: string, url: string): string {
  return join(cache, 'addresses', hashOf(url));
}

function isPinned(record: unknown): record is Pinned {
  if (!isRecord(record)) return false;
  const { sha256, bytes } = record;
  return typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) && Number.isInteger(bytes);
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
