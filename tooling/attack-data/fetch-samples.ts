import type { Diagnostic, Report } from '../base/diagnostic.ts';
import type { SourceSpan } from '../base/source.ts';
import type { Pinned } from './cache.ts';
import { attackDataDiagnostic } from './diagnostics.ts';
import { type Downloaded, type DownloadSettings, download } from './download.ts';
import type { DownloadProblem } from './download-problem.ts';
import { findSample, type SamplePlaces } from './locate.ts';
import { type NamedSample, refusal } from './named-samples.ts';
import type { SampleAddress } from './reference.ts';

/** A sample that is to be brought into the cache. */
export interface WantedSample {
  readonly address: SampleAddress;
  /** What its bytes must be; undefined when neither lock nor pointer say it. */
  readonly pinned: Pinned | undefined;
  readonly span: SourceSpan;
}

/** A sample that was brought, with what its bytes are. */
export interface FetchedSample extends Pinned {
  readonly url: string;
  /** Whether the bytes were compared with what they had to be. */
  readonly verified: boolean;
}

export interface FetchOptions {
  readonly settings: DownloadSettings;
  /** How many downloads run at once. */
  readonly jobs: number;
  readonly onBytes: (url: string, received: number, total: number | undefined) => void;
  readonly report: Report;
}

/** Of the samples that are named, those that lie nowhere; one that may not be read where it lies is reported. */
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

/** Downloads samples into the cache, several at once; what fails is reported, and the others go on. In the order given. */
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
