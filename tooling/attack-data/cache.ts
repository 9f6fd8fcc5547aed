import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../base/record.ts';
import { writeWhole } from '../disk/write-whole.ts';

/** The known digest and size of a sample. */
export interface Pinned {
  readonly sha256: string;
  readonly bytes: number;
}

/** The cache path for bytes with this hash. No part of the path comes from content. */
export function objectPath(cache: string, sha256: string): string {
  return join(cache, 'objects', sha256.slice(0, 2), sha256);
}

/** The cached file with these bytes; undefined if it does not exist or has another size. */
export function cachedObject(cache: string, { sha256, bytes }: Pinned): string | undefined {
  const path = objectPath(cache, sha256);
  return sizeOf(path) === bytes ? path : undefined;
}

/** The size of a file; undefined if it does not exist or is not accessible. */
export function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    // An error here also prevents writing the file, and is reported then.
    return undefined;
  }
}

/** The bytes fetched from an unlocked URL; undefined if none were. */
export function recordedPin(cache: string, url: string): Pinned | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(recordPath(cache, url), 'utf8'));
    return isPinned(record) ? record : undefined;
  } catch {
    // A missing or incomplete record counts as none.
    return undefined;
  }
}

/** Records the bytes fetched from a URL. */
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

/** The SHA-256 of a text, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
