import { existsSync } from 'node:fs';
import { DOWNLOAD_DEFAULTS } from '../../attack-data/download.ts';
import {
  type FetchedSample,
  fetchSamples,
  missingSamples,
} from '../../attack-data/fetch-samples.ts';
import type { SamplePlaces } from '../../attack-data/locate.ts';
import { readLock } from '../../attack-data/lock.ts';
import type { NamedSample } from '../../attack-data/named-samples.ts';
import type { MayAsk } from '../../attack-data/public-address.ts';
import type { Report } from '../../base/diagnostic.ts';
import { textReport } from '../../base/report/text.ts';
import type { Validate } from '../../content/schema.ts';
import { listed } from '../output/listed.ts';
import { sizeText } from '../output/size-text.ts';
import { UsageError, type World } from '../world.ts';
import { showFetching } from './progress.ts';

/** What commands on samples have in common. */
export interface SampleOptions {
  readonly content: string;
  readonly attackData?: string;
}

/** Where samples are looked for; undefined, and said on stderr, when the lock cannot be trusted. */
export function openPlaces(
  { content, attackData }: SampleOptions,
  validate: Validate,
  world: World,
): SamplePlaces | undefined {
  if (attackData !== undefined && !existsSync(attackData))
    throw new UsageError(`the clone ${attackData} that --attack-data names does not exist`);
  const lock = readLock(content, validate, sayOn(world));
  return lock && { content, attackData, cache: world.cacheFolder, lock };
}

/** Reports to stderr. */
export function sayOn(world: World): Report {
  return (problem) => world.stderr(`${textReport(problem)}\n`);
}

/** What fetching came to. */
export interface FetchOutcome {
  readonly wanted: number;
  readonly fetched: readonly FetchedSample[];
}

interface FetchMissingOptions {
  readonly world: World;
  readonly jobs: number;
  readonly mayAsk: MayAsk;
  readonly report: Report;
}

/** Fetches what is missing of the samples, in parallel, and shows how it goes on a terminal. */
export async function fetchMissing(
  named: Iterable<NamedSample>,
  places: SamplePlaces,
  { world, jobs, mayAsk, report }: FetchMissingOptions,
): Promise<FetchOutcome> {
  const wanted = missingSamples(named, places, report);
  const progress = showFetching(wanted, world.terminal);
  const settings = { ...DOWNLOAD_DEFAULTS, cache: places.cache, mayAsk };
  const { onBytes } = progress;
  try {
    const fetched = await fetchSamples(wanted, { settings, jobs, onBytes, report });
    return { wanted: wanted.length, fetched };
  } finally {
    progress.stop();
  }
}

/** One line, or more where bytes came that nothing could verify. */
export function fetchedText({ wanted, fetched }: FetchOutcome): string {
  const unverified = fetched.filter(({ verified }) => !verified);
  const size = fetched.reduce((total, { bytes }) => total + bytes, 0);
  const hint = unverified.length > 0 ? '"tripline data lock" pins what was fetched\n' : '';
  return (
    listed('fetched, and not verified, for the lock does not know them', unverified.map(pinText)) +
    hint +
    `${fetched.length} samples fetched (${sizeText(size)}), ${wanted - fetched.length} failed\n`
  );
}

function pinText({ url, sha256, bytes }: FetchedSample): string[] {
  return [url, sizeText(bytes), `sha256 ${sha256.slice(0, 12)}…`];
}

/** How many downloads run at once, unless it is told. */
export const JOBS = 4;
