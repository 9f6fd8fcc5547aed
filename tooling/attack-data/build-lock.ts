import type { LockedSample } from '../content/model.ts';
import { readEvents } from '../data-sources/read-events.ts';
import { cachedObject, type Pinned, recordedPin } from './cache.ts';
import { licenseOf } from './license.ts';
import { findInFolders, type SampleFile, type SamplePlaces } from './locate.ts';
import { measureIfReadable } from './measure.ts';
import type { NamedSample } from './named-samples.ts';

/** The result of writing a lock, compared with the existing one. */
export interface BuiltLock {
  readonly samples: readonly LockedSample[];
  /** URLs by outcome; `unknown` URLs have no known bytes, so they are not locked. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Locks samples by the data or Git LFS pointers in the folders, then by the existing lock, then by fetched data. Does
 * not download anything.
 */
export async function buildLock(
  named: readonly NamedSample[],
  places: SamplePlaces,
  onSample: () => void,
): Promise<BuiltLock> {
  const license = places.attackData === undefined ? undefined : licenseOf(places.attackData);
  const samples: LockedSample[] = [];
  for (const sample of named) {
    const locked = await lockedSample(sample, { places, license });
    if (locked !== undefined) samples.push(locked);
    onSample();
  }
  return { samples, ...compared(named, samples, places) };
}

function compared(
  named: readonly NamedSample[],
  samples: readonly LockedSample[],
  { lock }: SamplePlaces,
): Omit<BuiltLock, 'samples'> {
  const locked = new Set(samples.map(({ url }) => url));
  const urls = named.map(({ address }) => address.url);
  const isNamed = new Set(urls);
  return {
    added: samples.filter(({ url }) => !lock.has(url)).map(({ url }) => url),
    changed: samples
      .filter((sample) => isChanged(sample, lock.get(sample.url)))
      .map(({ url }) => url),
    removed: [...lock.keys()].filter((url) => !isNamed.has(url)),
    unknown: urls.filter((url) => !locked.has(url)),
  };
}

function isChanged({ sha256 }: LockedSample, old: LockedSample | undefined): boolean {
  return old !== undefined && old.sha256 !== sha256;
}

interface Locking {
  readonly places: SamplePlaces;
  /** The license of the clone. */
  readonly license: string | undefined;
}

async function lockedSample(
  sample: NamedSample,
  { places, license }: Locking,
): Promise<LockedSample | undefined> {
  const old = places.lock.get(sample.address.url);
  const known = await knownOf(sample, places);
  if (known === undefined) return undefined;
  const { sha256, bytes, place } = known;
  const spdx = old?.license ?? (place === 'attack-data' ? license : undefined);
  const read = await readingOf(sample, { known, old });
  return {
    url: sample.address.url,
    sha256,
    bytes,
    ...read,
    ...(spdx !== undefined && { license: spdx }),
  };
}

interface KnownSample extends Pinned {
  /** The path of its bytes. */
  readonly path: string | undefined;
  readonly place: SampleFile['place'] | undefined;
}

async function knownOf(
  { address }: NamedSample,
  places: SamplePlaces,
): Promise<KnownSample | undefined> {
  const { cache, lock } = places;
  const found = findInFolders(address, places);
  if (found?.kind === 'file') {
    const { path, place, packed } = found;
    const measured = await measureIfReadable(path, { gunzip: packed });
    return measured && { ...measured, path, place };
  }
  const target = found?.kind === 'pointer' ? found.target : undefined;
  const pin = target ?? lock.get(address.url) ?? recordedPin(cache, address.url);
  if (pin === undefined) return undefined;
  const { sha256, bytes } = pin;
  const place = found?.kind === 'pointer' ? found.place : undefined;
  return { sha256, bytes, path: cachedObject(cache, { sha256, bytes }), place };
}

/** Equal bytes have equal events, so they are read once. */
async function readingOf(
  { source, sourcetype }: NamedSample,
  { known, old }: { readonly known: KnownSample; readonly old: LockedSample | undefined },
): Promise<Pick<LockedSample, 'events' | 'format'>> {
  if (old?.sha256 === known.sha256 && old.events !== undefined) {
    return { events: old.events, ...(old.format !== undefined && { format: old.format }) };
  }
  if (known.path === undefined) return {};
  let isWhole = true;
  const reading = readEvents(known.path, { source, sourcetype }, ({ severity }) => {
    if (severity === 'error') isWhole = false;
  });
  let events = 0;
  for await (const batch of reading) events += batch.length;
  const format = reading.choice?.format.id;
  return isWhole && format !== undefined ? { events, format } : {};
}
