import { setTimeout as wait } from 'node:timers/promises';
import { HecClient } from '../../replay/hec-client.ts';
import { type Batch, batchesOf, type HecEvent } from '../../replay/hec-event.ts';
import { type ReplayOptions, type ReplaySummary, replay } from '../../replay/replay.ts';
import type { ReplayJournal } from './journal.ts';

/** Where and how events are replayed. */
export interface ReplayRequest {
  readonly origin: string;
  readonly token: string;
  readonly gzip: boolean;
  readonly endpoint: ReplayOptions['endpoint'];
  readonly acknowledged: boolean;
  /** Events per request. */
  readonly batchSize: number;
  /** How long an acknowledgment may take, in seconds. */
  readonly ackSeconds: number;
  readonly attempts: number;
  readonly journal: ReplayJournal;
  /** Called with the number of all batches, and returns what to call for each confirmed one. */
  readonly onStart: (batches: number) => () => void;
}

/** An answer of a receiver takes longer only if it is stuck. */
const TIMEOUT = 60_000;

/** The limit of Splunk for one request is 1 MiB by default. */
const BATCH_CHARACTERS = 512 * 1024;

/** Sends events to a receiver; batches that the journal has are not sent again. */
export async function runReplay(
  events: readonly HecEvent[],
  request: ReplayRequest,
): Promise<ReplaySummary> {
  const { origin, token, gzip, endpoint, journal, batchSize } = request;
  const limits = { events: batchSize, characters: BATCH_CHARACTERS };
  const batches = [...batchesOf(events, limits, { uniform: endpoint === 'raw' })];
  const open = batches.filter((batch) => !journal.has(batch));
  const tick = request.onStart(open.length);
  const client = new HecClient({ origin, token, gzip, timeout: TIMEOUT });
  try {
    const summary = await replay(open, client, {
      endpoint,
      acknowledged: request.acknowledged,
      attempts: request.attempts,
      questions: request.ackSeconds,
      pause: (ms) => wait(ms),
      onConfirmed: (batch: Batch) => {
        journal.confirm(batch);
        tick();
      },
    });
    journal.finish();
    return summary;
  } finally {
    await client.close();
  }
}
