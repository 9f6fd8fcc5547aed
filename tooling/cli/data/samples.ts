import { DOWNLOAD_DEFAULTS } from '../../attack-data/download.ts';
import {
  type FetchedSample,
  fetchSamples,
  missingSamples,
} from '../../attack-data/fetch-samples.ts';
import type { SamplePlaces } from '../../attack-data/locate.ts';
import type { NamedSample } from '../../attack-data/named-samples.ts';
import type { MayAsk } from '../../attack-data/public-address.ts';
import { counted } from '../../base/counted.ts';
import type { Report } from '../../base/diagnostic.ts';
import { textReport } from '../../base/report/text.ts';
import type { Validate } from '../../content/schema.ts';
import { openPlaces } from '../../project/data/open-places.ts';
import { listed } from '../../reports/parts/listed.ts';
import { helpedByOption } from '../../reports/parts/options-by-code.ts';
import { sizeText } from '../../reports/parts/size-text.ts';
import type { World } from '../world.ts';
import { showFetching } from './progress.ts';

/** Options that all sample commands have. */
export interface SampleOptions {
  readonly content: string;
  readonly attackData?: string;
}

/** The folders of samples; undefined, with a report on stderr, if the lock is invalid. */
export function samplePlaces(
  options: SampleOptions,
  validate: Validate,
  world: World,
): SamplePlaces | undefined {
  return openPlaces(options, { validate, host: world, report: sayOn(world) });
}

/** Reports to stderr. */
export function sayOn(world: World): Report {
  return (problem) => world.stderr(`${textReport(helpedByOption(problem))}\n`);
}

/** The result of fetching. */
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

/** Fetches missing samples in parallel, with progress in a terminal. */
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

/** A summary, and the samples that could not be verified. */
export function fetchedText({ wanted, fetched }: FetchOutcome): string {
  const unverified = fetched.filter(({ verified }) => !verified);
  const size = fetched.reduce((total, { bytes }) => total + bytes, 0);
  const hint = unverified.length > 0 ? 'run "tripline data lock" to add them to the lock\n' : '';
  return (
    listed('fetched, but not verified: missing from the lock', unverified.map(pinText)) +
    hint +
    `${counted(fetched.length, 'sample')} fetched (${sizeText(size)}), ${wanted - fetched.length} failed\n`
  );
}

function pinText({ url, sha256, bytes }: FetchedSample): string[] {
  return [url, sizeText(bytes), `sha256 ${sha256.slice(0, 12)}…`];
}

/** The default number of concurrent downloads. */
export const JOBS = 4;
