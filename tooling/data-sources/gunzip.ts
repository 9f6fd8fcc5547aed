import { setImmediate } from 'node:timers/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { Budget } from '../base/budget.ts';
import { limits } from '../base/limits.ts';

const MOST_EXPANDED = limits['gzip-expansion'].value;
/** As much as any file may unpack to. */
const FREE_BYTES = 1024 * 1024;
const PIECE = 128 * 1024;
/**
 * Unpacked in blocks that begin at multiples of this in the file: what comes out before damaged bytes depends on the
 * block that they lie in, and must not depend on how the file was cut into chunks.
 */
const BLOCK = 4096;

/** The bytes that are packed in gzip, as far as they go: a small file may unpack to more than any memory holds. */
export async function* unpackedGzip(
  packed: AsyncIterable<Buffer>,
  budget: Budget,
): AsyncGenerator<Buffer> {
  const unpacker = new Unpacker();
  let read = 0;
  let made = 0;
  try {
    for await (const block of blocksOf(packed)) {
      read += block.length;
      for (const piece of await unpacker.write(block)) {
        made += piece.length;
        yield piece;
        if (made > Math.max(FREE_BYTES, MOST_EXPANDED * read))
          return budget.reach('gzip-expansion');
      }
    }
    yield* await unpacker.end();
    unpacker.check();
  } finally {
    unpacker.close();
  }
}

/** Takes one block after the other, so that it is known which of them made what came out. */
class Unpacker {
  readonly #gunzip: Gunzip = createGunzip({ chunkSize: PIECE });
  #pieces: Buffer[] = [];
  #error: Error | undefined;
  /** Whether nothing more can come: zeros may follow what is packed, to fill a block of a tape. */
  #isOver = false;
  /** Ends the waiting for what was begun last. */
  #done: () => void = () => undefined;

  constructor() {
    this.#gunzip.on('data', (piece: Buffer) => this.#pieces.push(piece));
    this.#gunzip.on('end', () => {
      this.#isOver = true;
      this.#done();
    });
    this.#gunzip.on('error', (error) => {
      this.#error = error;
      this.#done();
    });
  }

  async write(block: Buffer): Promise<readonly Buffer[]> {
    this.check();
    if (this.#isOver) return [];
    await new Promise<void>((resolve) => {
      this.#done = resolve;
      this.#gunzip.write(block, () => resolve());
    });
    return this.#taken();
  }

  async end(): Promise<readonly Buffer[]> {
    this.check();
    if (this.#isOver) return [];
    await new Promise<void>((resolve) => {
      this.#done = resolve;
      this.#gunzip.end();
    });
    return this.#taken();
  }

  /** Throws what was wrong with the data, once all that came out before it has been taken. */
  check(): void {
    if (this.#error !== undefined) throw this.#error;
  }

  close(): void {
    this.#gunzip.destroy();
  }

  async #taken(): Promise<readonly Buffer[]> {
    // What was pushed in this turn is there in the next.
    await setImmediate();
    return this.#pieces.splice(0);
  }
}

async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    let at = 0;
    for (; bytes.length - at >= BLOCK; at += BLOCK) yield bytes.subarray(at, at + BLOCK);
    left = bytes.subarray(at);
  }
  if (left.length > 0) yield left;
}
