import type { Batch } from './hec-event.ts';

/** A batch that the receiver accepted and has not acknowledged. */
export interface PendingBatch {
  readonly batch: Batch;
  readonly channel: string;
  readonly ackId: number;
  /** How often the receiver was asked about it. */
  asked: number;
}

/** The batches that wait for an acknowledgment, by channel. */
export class Pending {
  readonly #byChannel = new Map<string, Map<number, PendingBatch>>();

  get size(): number {
    return [...this.#byChannel.values()].reduce((count, batches) => count + batches.size, 0);
  }

  add(
    batch: Batch,
    { channel, ackId }: { readonly channel: string; readonly ackId: number },
  ): void {
    const batches = this.#byChannel.get(channel) ?? new Map<number, PendingBatch>();
    batches.set(ackId, { batch, channel, ackId, asked: 0 });
    this.#byChannel.set(channel, batches);
  }

  channels(): readonly string[] {
    return [...this.#byChannel.keys()];
  }

  idsOf(channel: string): readonly number[] {
    return [...(this.#byChannel.get(channel)?.keys() ?? [])];
  }

  /** Takes acknowledged batches out. */
  take(channel: string, ids: readonly number[]): readonly Batch[] {
    const batches = this.#byChannel.get(channel);
    const taken = ids.flatMap((id) => batches?.get(id) ?? []);
    for (const { ackId } of taken) batches?.delete(ackId);
    return taken.map(({ batch }) => batch);
  }

  /** Counts a question, and takes out the batches that were asked about too often. */
  takeLost(channel: string, most: number): readonly Batch[] {
    const batches = [...(this.#byChannel.get(channel)?.values() ?? [])];
    for (const pending of batches) pending.asked += 1;
    const lost = batches.filter(({ asked }) => asked >= most);
    return this.take(
      channel,
      lost.map(({ ackId }) => ackId),
    );
  }
}
