import { randomUUID } from 'node:crypto';
import { counted } from '../base/counted.ts';
import type { HecClient } from './hec-client.ts';
import { type Batch, eventBody, rawBody } from './hec-event.ts';
import { Pending } from './pending.ts';
import { type Exchange, verdictOf } from './verdict.ts';

/** How batches are sent. */
export interface ReplayOptions {
  readonly endpoint: 'event' | 'raw';
  /** Whether the receiver acknowledges batches after it has indexed them. */
  readonly acknowledged: boolean;
  /** How often a batch is tried while the receiver cannot take it. */
  readonly attempts: number;
  /** How often the receiver is asked about an acknowledgment, before the batch is sent again. */
  readonly questions: number;
  /** Waits for a number of milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Called when the receiver has a batch for good. */
  readonly onConfirmed: (batch: Batch) => void;
}

/** What became of a replay. */
export interface ReplaySummary {
  readonly batches: number;
  readonly events: number;
  /** Batches that were sent again because their answer or acknowledgment was lost: they may be there twice. */
  readonly resent: number;
  /** Events in these batches. */
  readonly resentEvents: number;
  /** Attempts that the receiver could not take. */
  readonly retries: number;
}

/** A replay that ended before all batches were confirmed. */
export class ReplayFailure extends Error {
  readonly help: string;

  constructor(reason: string, help: string) {
    super(reason);
    this.help = help;
  }
}

/** How many batches may wait for an acknowledgment. */
const WINDOW = 64;

/** The time between two questions about acknowledgments. */
const QUESTION_PAUSE = 1000;

/** How often a batch is sent again because its acknowledgment does not come. */
const MOST_REPEATS = 3;

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** Sends all batches; each at least once, and again only if its answer or acknowledgment was lost. */
export async function replay(
  batches: Iterable<Batch>,
  client: HecClient,
  options: ReplayOptions,
): Promise<ReplaySummary> {
  const run = new ReplayRun(client, options);
  for (const batch of batches) await run.add(batch);
  await run.finish();
  return run.summary;
}

class ReplayRun {
  readonly #client: HecClient;
  readonly #options: ReplayOptions;
  readonly #pending = new Pending();
  /** IDs of acknowledgments begin again when a receiver restarts: each connection has its own channel. */
  #channel: string = randomUUID();
  /** How often each batch was sent again because its acknowledgment did not come. */
  readonly #repeats = new Map<number, number>();
  #counts = { batches: 0, events: 0, resent: 0, resentEvents: 0, retries: 0 };

  constructor(client: HecClient, options: ReplayOptions) {
    this.#client = client;
    this.#options = options;
  }

  get summary(): ReplaySummary {
    return this.#counts;
  }

  async add(batch: Batch): Promise<void> {
    await this.#deliver(batch);
    while (this.#pending.size >= WINDOW) await this.#ask();
  }

  async finish(): Promise<void> {
    while (this.#pending.size > 0) await this.#ask();
  }

  /** Sends a batch until the receiver takes it. */
  async #deliver(batch: Batch): Promise<void> {
    for (let attempt = 0; attempt < this.#options.attempts; attempt += 1) {
      const channel = this.#channel;
      const exchange = await this.#send(batch, channel);
      const verdict = verdictOf(exchange);
      if (verdict.kind === 'accepted')
        return this.#accepted(batch, { channel, ackId: verdict.ackId });
      if (verdict.kind === 'refused') throw new ReplayFailure(verdict.reason, verdict.help);
      this.#counts.retries += 1;
      if (verdict.mayHaveArrived) this.#countResent(batch);
      if (exchange.kind === 'no-answer') this.#channel = randomUUID();
      if (attempt + 1 === this.#options.attempts)
        throw new ReplayFailure(
          `${verdict.reason}, after ${counted(this.#options.attempts, 'attempt')}`,
          'replay the rest when the receiver is available',
        );
      await this.#options.pause(Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE));
    }
  }

  #send(batch: Batch, channel: string): Promise<Exchange> {
    const { endpoint, acknowledged } = this.#options;
    if (endpoint === 'event')
      return this.#client.sendEvents(eventBody(batch), acknowledged ? channel : undefined);
    const { body, query } = rawBody(batch);
    return this.#client.sendRaw(body, query, channel);
  }

  #accepted(
    batch: Batch,
    { channel, ackId }: { channel: string; ackId: number | undefined },
  ): void {
    if (this.#options.acknowledged && ackId !== undefined)
      this.#pending.add(batch, { channel, ackId });
    else if (this.#options.acknowledged)
      throw new ReplayFailure(
        'the receiver does not acknowledge batches',
        'enable acknowledgment for the token in Splunk, or do not ask for it',
      );
    else this.#confirm(batch);
  }

  #confirm(batch: Batch): void {
    this.#counts.batches += 1;
    this.#counts.events += batch.events.length;
    this.#options.onConfirmed(batch);
  }

  /** Asks about all batches that wait; those whose acknowledgment does not come are sent again. */
  async #ask(): Promise<void> {
    await this.#options.pause(QUESTION_PAUSE);
    for (const channel of this.#pending.channels()) {
      const ids = this.#pending.idsOf(channel);
      if (ids.length === 0) continue;
      const known = (await this.#client.acknowledged(ids, channel)) ?? [];
      for (const batch of this.#pending.take(channel, known)) this.#confirm(batch);
      for (const batch of this.#pending.takeLost(channel, this.#options.questions))
        await this.#repeat(batch);
    }
  }

  async #repeat(batch: Batch): Promise<void> {
    const repeats = (this.#repeats.get(batch.index) ?? 0) + 1;
    this.#repeats.set(batch.index, repeats);
    if (repeats > MOST_REPEATS)
      throw new ReplayFailure(
        'the receiver accepts batches, but does not acknowledge them',
        'its indexers may be blocked: see the health of Splunk, then replay the rest',
      );
    this.#countResent(batch);
    await this.#deliver(batch);
  }

  #countResent(batch: Batch): void {
    this.#counts.resent += 1;
    this.#counts.resentEvents += batch.events.length;
  }
}
