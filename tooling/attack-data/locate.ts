import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { cachedObject, type Pinned, recordedPin } from './cache.ts';
import type { SampleLock } from './lock.ts';
import { readPointer } from './pointer.ts';
import type { SampleReference } from './reference.ts';

/** The folders of samples, in search order. */
export interface SamplePlaces {
  /** The content folder. */
  readonly content: string;
  /** A clone of a sample repository, with samples in datasets/. */
  readonly attackData?: string | undefined;
  /** The folder of the cache. */
  readonly cache: string;
  readonly lock: SampleLock;
}

/** What exists of a sample locally. */
export type FoundSample = SampleFile | MissingSample | RefusedSample;

/** A sample that exists locally. */
export interface SampleFile {
  readonly kind: 'file';
  readonly path: string;
  readonly place: 'repository' | 'attack-data' | 'cache';
  /** Whether it is stored as gzip next to the requested name. */
  readonly packed: boolean;
}

interface MissingSample {
  readonly kind: 'missing';
  /** A Git LFS pointer instead of the data. */
  readonly pointer: string | undefined;
  /** Its known bytes, from the lock, a pointer or an earlier download. */
  readonly pinned: Pinned | undefined;
}

interface RefusedSample {
  readonly kind: 'refused';
  readonly reason: string;
}

/** Finds a sample. Neither its name nor a symbolic link can point outside of its folder. */
export function findSample(reference: SampleReference, places: SamplePlaces): FoundSample {
  if (reference.kind === 'refused') return reference;
  const found = findInFolders(reference, places);
  return found === undefined || found.kind === 'pointer'
    ? inCache(reference, found, places)
    : found;
}

/** A Git LFS pointer instead of data; `target` is undefined for a malformed pointer. */
interface PointerInstead {
  readonly kind: 'pointer';
  readonly path: string;
  readonly place: SampleFile['place'];
  readonly target: Pinned | undefined;
}

/**
 * What the folders contain of a sample, without the cache: its data, otherwise a pointer; undefined if they have
 * neither.
 */
export function findInFolders(
  reference: SampleReference,
  places: Pick<SamplePlaces, 'content' | 'attackData'>,
): SampleFile | PointerInstead | RefusedSample | undefined {
  let instead: PointerInstead | undefined;
  for (const candidate of candidates(reference, places)) {
    if (candidate.kind === 'refused') return candidate;
    const { path, place } = candidate;
    if (!existsSync(path)) continue;
    if (leadsOutside(candidate)) return OUTSIDE;
    if (!isRegular(path)) return NOT_REGULAR;
    const pointer = readPointer(path);
    if (pointer === undefined) return candidate;
    instead ??= { kind: 'pointer', path, place, target: pointer.target };
  }
  return instead;
}

function inCache(
  reference: SampleReference,
  instead: PointerInstead | undefined,
  { cache, lock }: SamplePlaces,
): SampleFile | MissingSample {
  const url = reference.kind === 'address' ? reference.url : undefined;
  const known =
    url === undefined
      ? instead?.target
      : (lock.get(url) ?? instead?.target ?? recordedPin(cache, url));
  const pinned = known && { sha256: known.sha256, bytes: known.bytes };
  const path = pinned && cachedObject(cache, pinned);
  if (path === undefined) return { kind: 'missing', pointer: instead?.path, pinned };
  return { kind: 'file', path, place: 'cache', packed: false };
}

/** The files of a content folder that can hold a sample, by path in it, whether or not they exist. */
export function samplePathsIn(reference: SampleReference): readonly string[] {
  return candidates(reference, { content: '' }).flatMap((candidate) =>
    candidate.kind === 'file' ? [candidate.path.split(sep).join('/')] : [],
  );
}

interface Candidate extends SampleFile {
  /** The folder that must contain it. */
  readonly within: string;
}

const OUTSIDE: RefusedSample = { kind: 'refused', reason: 'it points outside of its folder' };

const NOT_REGULAR: RefusedSample = { kind: 'refused', reason: 'it is not a regular file' };

/** A named pipe would block, and a device has no end. A folder is reported when it is read. */
function isRegular(path: string): boolean {
  const found = statSync(path);
  return found.isFile() || found.isDirectory();
}

function candidates(
  reference: SampleReference,
  { content, attackData }: Pick<SamplePlaces, 'content' | 'attackData'>,
): (Candidate | RefusedSample)[] {
  const path = pathOf(reference);
  if (path === undefined) return [];
  const own = { place: 'repository', within: content } as const;
  const clone = { place: 'attack-data', within: attackData ?? '' } as const;
  return [
    ...(reference.kind === 'path' ? inFolder(content, path, own) : []),
    ...inFolder(join(content, 'attack_data'), path, own),
    ...(attackData === undefined ? [] : inFolder(attackData, path, clone)),
  ];
}

function pathOf(reference: SampleReference): string | undefined {
  if (reference.kind === 'path') return reference.path;
  return reference.kind === 'address' ? reference.below : undefined;
}

function inFolder(
  folder: string,
  path: string,
  of: Pick<Candidate, 'place' | 'within'>,
): (Candidate | RefusedSample)[] {
  const relative = normalize(path);
  if (isAbsolute(relative) || relative === '..' || relative.startsWith(`..${sep}`))
    return [OUTSIDE];
  const whole = join(folder, relative);
  return [
    { kind: 'file', path: whole, packed: false, ...of },
    { kind: 'file', path: `${whole}.gz`, packed: true, ...of },
  ];
}

/** Content may be untrusted: a symbolic link may point anywhere. */
function leadsOutside({ path, within }: Candidate): boolean {
  return !realpathSync(path).startsWith(realpathSync(within) + sep);
}
