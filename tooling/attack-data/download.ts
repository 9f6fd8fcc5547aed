import { setTimeout as wait } from 'node:timers/promises';
import { counted } from '../base/counted.ts';
import { deletePartial, publishPartial } from '../disk/partial-file.ts';
import { objectPath, type Pinned, recordPin } from './cache.ts';
import { type DownloadProblem, problemOfError } from './download-problem.ts';
import { measure } from './measure.ts';
import { claimPartial } from './partial.ts';
import { readPointer } from './pointer.ts';
import { isPublicAddress, type MayAsk } from './public-address.ts';
import { receive, type Transfer } from './receive.ts';
import type { SampleAddress } from './reference.ts';

/** The settings for downloads. */
export interface DownloadSettings {
  /** The cache folder. */
  readonly cache: string;
  /** The maximum number of attempts per URL. */
  readonly attempts: number;
  /** The wait before the second attempt, in milliseconds; it doubles with each. */
  readonly waitMs: number;
  readonly stallMs: number;
  /** The size limit for unlocked samples, in bytes. */
  readonly maxBytes: number;
  /** Which network addresses are allowed. */
  readonly mayAsk: MayAsk;
}

/** The limits and retries of downloads. */
export const DOWNLOAD_DEFAULTS: Omit<DownloadSettings, 'cache'> = {
  attempts: 4,
  waitMs: 500,
  stallMs: 30_000,
  maxBytes: 1024 ** 3,
  mayAsk: isPublicAddress,
};

/** The sample is complete in the cache and matches the lock, if any. */
export interface Downloaded extends Pinned {
  readonly kind: 'downloaded';
}

/** Downloads a sample to the cache. It only gets its final name once it is complete and verified. */
export async function download(
  address: SampleAddress,
  pinned: Pinned | undefined,
  { settings, onBytes }: { settings: DownloadSettings; onBytes: Transfer['onBytes'] },
): Promise<Downloaded | DownloadProblem> {
  try {
    const partial = claimPartial(settings.cache, address.url);
    const transfer = { ...settings, partial, pinned, onBytes, etag: undefined };
    const outcome = await fromAnywhere(address, transfer, settings);
    if (!mayGoOn(outcome, pinned)) await deletePartial(partial);
    if (outcome.kind === 'downloaded' && pinned === undefined)
      recordPin(settings.cache, address.url, outcome);
    return outcome;
  } catch (error) {
    return problemOfError(error);
  }
}

/** Whether a later call can resume from the received bytes. */
function mayGoOn(outcome: Downloaded | DownloadProblem, pinned: Pinned | undefined): boolean {
  return outcome.kind === 'problem' && outcome.remedy === 'again' && pinned !== undefined;
}

async function fromAnywhere(
  { downloads }: SampleAddress,
  transfer: Transfer,
  settings: DownloadSettings,
): Promise<Downloaded | DownloadProblem> {
  let outcome: Downloaded | DownloadProblem | undefined;
  for (const address of downloads) {
    outcome = await insistently(address, transfer, settings);
    if (outcome.kind === 'downloaded' || outcome.remedy === 'stop') break;
  }
  if (outcome === undefined) throw new Error('a sample without a URL');
  return outcome;
}

async function insistently(
  address: string,
  transfer: Transfer,
  { cache, attempts, waitMs }: DownloadSettings,
): Promise<Downloaded | DownloadProblem> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(address, transfer, cache);
    if (outcome.kind === 'downloaded' || outcome.remedy !== 'again' || attempt >= attempts)
      return outcome;
    await wait(waitMs * 2 ** (attempt - 1));
  }
}

async function once(
  address: string,
  transfer: Transfer,
  cache: string,
): Promise<Downloaded | DownloadProblem> {
  const outcome = await receive(address, transfer);
  return outcome.kind === 'problem' ? outcome : await keep(transfer, { cache, ...outcome });
}

/** Verifies the bytes on disk, not those in transit. */
async function keep(
  { partial, pinned }: Transfer,
  { cache, resumed }: { readonly cache: string; readonly resumed: boolean },
): Promise<Downloaded | DownloadProblem> {
  const isPointer = readPointer(partial) !== undefined;
  const found = await measure(partial);
  const fits = pinned === undefined ? !isPointer : found.sha256 === pinned.sha256;
  if (!fits) {
    await deletePartial(partial);
    return isPointer ? SERVED_POINTER : wrongBytes(found, resumed);
  }
  await publishPartial(partial, objectPath(cache, found.sha256));
  return { kind: 'downloaded', ...found };
}

const SERVED_POINTER: DownloadProblem = {
  kind: 'problem',
  code: 'served-pointer',
  reason: 'the server sent a Git LFS pointer instead of the data',
  remedy: 'elsewhere',
};

/** The bytes may mix two versions of the sample: then download all of it again. */
function wrongBytes({ sha256, bytes }: Pinned, resumed: boolean): DownloadProblem {
  const reason = `received ${counted(bytes, 'byte')} with SHA-256 ${sha256}`;
  return { kind: 'problem', code: 'wrong-bytes', reason, remedy: resumed ? 'again' : 'elsewhere' };
}
