import { deleteFile } from '../disk/partial-file.ts';
import type { Pinned } from './cache.ts';
import { findSample, type SamplePlaces } from './locate.ts';
import type { LockEntry } from './lock.ts';
import { measureIfReadable } from './measure.ts';

/** The state of a locked sample. */
export type Verification =
  | { readonly kind: 'verified'; readonly entry: LockEntry; readonly path: string }
  | { readonly kind: 'missing'; readonly entry: LockEntry }
  | {
      readonly kind: 'different';
      readonly entry: LockEntry;
      readonly path: string;
      /** Undefined for a file that cannot be read. */
      readonly found: Pinned | undefined;
      /** Whether it was removed from the cache. */
      readonly removed: boolean;
    };

/**
 * Compares the bytes of a sample with the lock. Corrupt files are removed from the cache, so that they are fetched
 * again.
 */
export async function verifySample(entry: LockEntry, places: SamplePlaces): Promise<Verification> {
  const file = findSample(entry.address, places);
  if (file.kind !== 'file') return { kind: 'missing', entry };
  const { path, packed, place } = file;
  const found = await measureIfReadable(path, { gunzip: packed });
  if (found?.sha256 === entry.sha256 && found.bytes === entry.bytes)
    return { kind: 'verified', entry, path };
  const removed = place === 'cache';
  if (removed) deleteFile(path);
  return { kind: 'different', entry, path, found, removed };
}
