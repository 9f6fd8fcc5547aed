import type { Diagnostic, Report } from '../base/diagnostic.ts';
import type { SourceSpan } from '../base/source.ts';
import type { Pinned } from './cache.ts';
import { attackDataDiagnostic } from './diagnostics.ts';
import { type Downloaded, type DownloadSettings, download } from './download.ts';
import type { DownloadProblem } from './download-problem.ts';
import { findSample, type SamplePlaces } from './locate.ts';
import { type NamedSample, refusal } from './named-samples.ts';
import type { SampleAddress } from './reference.ts';

/** A sample to download to the cache. */
export interface WantedSample {
  readonly address: SampleAddress;
  /** Its expected bytes; undefined if neither a lock nor a pointer defines them. */
  readonly pinned: Pinned | undefined;
  readonly span: SourceSpan;
}

/** A downloaded sample and its bytes. */
export interface FetchedSample extends Pinned {
  readonly url: string;
  /** Whether the bytes were compared with the expected ones. */
  readonly verified: boolean;
}

/** How samples are fetched, and where problems are reported. */
export interface FetchOptions {
  readonly settings: DownloadSettings;
  /** The maximum number of parallel downloads. */
  readonly jobs: number;
  readonly onBytes: (url: string, received: number, total: number | undefined) => void;
  readonly report: Report;
}

/** The named samples that exist nowhere locally. Samples that exist but cannot be read are reported. */
export function missingSamples(
  named: Iterable<NamedSample>,
  places: SamplePlaces,
  report: Report,
): readonly WantedSample[] {
  return [...named].flatMap(({ address, span }) => {
    const found = findSample(address, places);
    if (found.kind === 'refused') report(refusal(address.url, found.reason, span));
    if (found.kind !== 'missing') return [];
    const place = places.lock.get(address.url)?.span ?? span;
    return [{ address, span: place, pinned: found.pinned }];
  });
}

/**
 * Downloads samples to the cache in parallel. Failures are reported and do not stop the others. Results are in the
 * given order.
 */
export async function fetchSamples(
  wanted: readonly WantedSample[],
  options: FetchOptions,
): Promise<readonly FetchedSample[]> {
  const outcomes = new Map<WantedSample, Downloaded | DownloadProblem>();
  const queue = wanted.values();
  const worker = async () => {
    for (const sample of queue) outcomes.set(sample, await fetchOne(sample, options));
  };
  await Promise.all(Array.from({ length: options.jobs }, worker));
  return wanted.flatMap((sample) => settled(sample, outcomes.get(sample), options.report));
}

function fetchOne({ address, pinned }: WantedSample, { settings, onBytes }: FetchOptions) {
  return download(address, pinned, {
    settings,
    onBytes: (received, total) => onBytes(address.url, received, total),
  });
}

function settled(
  { address: { url }, pinned, span }: WantedSample,
  outcome: Downloaded | DownloadProblem | undefined,
  report: Report,
): FetchedSample[] {
  if (outcome?.kind === 'problem') report(failure(url, outcome, span));
  if (outcome?.kind !== 'downloaded') return [];
  const { sha256, bytes } = outcome;
  return [{ url, sha256, bytes, verified: pinned !== undefined }];
}

function failure(url: string, { code, reason }: DownloadProblem, span: SourceSpan): Diagnostic {
  return attackDataDiagnostic(code, { url, reason }, span);
}
