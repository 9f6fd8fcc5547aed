import { recordEvent } from '../evtx/record-event.ts';
import type { Chunk } from '../evtx/render-xml.ts';
import type { EventReader, RawFormat, ReadItem } from '../raw-format.ts';
import { ByteQueue } from '../records/byte-queue.ts';

/** Windows event log files. */
export const evtx: RawFormat = {
  id: 'evtx',
  summary: 'Windows event log files (EVTX), read as the XML that Windows renders',
  sourcetypes: [],
  sniff: (head) => head.startsWith('ElfFile\0'),
  open: () => new EvtxReader(),
};

const FILE_HEADER = 4096;
const CHUNK = 65_536;
const CHUNK_MAGIC = Buffer.from('ElfChnk\0');
const FIRST_RECORD = 512;
const RECORD_MAGIC = 0x2a2a;
const RECORD_HEADER = 24;

/**
 * Walks chunk by chunk and record by record: the counts in the headers are wrong in logs that were copied while they
 * were written.
 */
class EvtxReader implements EventReader {
  readonly #bytes = new ByteQueue();
  #toSkip = FILE_HEADER;

  push(chunk: Buffer): readonly ReadItem[] {
    this.#bytes.append(chunk);
    const bytes = this.#bytes.content();
    const items: ReadItem[] = [];
    let at = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= at;
    for (; at + CHUNK <= bytes.length; at += CHUNK)
      readChunk(bytes.subarray(at, at + CHUNK), items);
    this.#bytes.drop(at);
    return items;
  }

  /** A file that was cut off ends with a part of a chunk. */
  end(): readonly ReadItem[] {
    const items: ReadItem[] = [];
    readChunk(this.#bytes.content(), items);
    this.#bytes.drop(this.#bytes.length);
    return items;
  }
}

function readChunk(bytes: Buffer, items: ReadItem[]): void {
  if (!bytes.subarray(0, CHUNK_MAGIC.length).equals(CHUNK_MAGIC)) return;
  // Events write their XML later: the chunk is theirs.
  const chunk = { bytes: Buffer.from(bytes), templates: new Map(), plans: new Map() };
  let at = FIRST_RECORD;
  let expected: bigint | undefined;
  while (at + RECORD_HEADER <= bytes.length && bytes.readUInt32LE(at) === RECORD_MAGIC) {
    const size = bytes.readUInt32LE(at + 4);
    const id = bytes.readBigUInt64LE(at + 8);
    // What is left of an older record is followed by other numbers.
    if (size < RECORD_HEADER || at + size > bytes.length || (expected ?? id) !== id) break;
    items.push(readRecord(chunk, at, id));
    expected = id + 1n;
    at += size;
  }
}

function readRecord(chunk: Chunk, at: number, id: bigint): ReadItem {
  try {
    const event = recordEvent(chunk, at + RECORD_HEADER);
    return event ?? `event record ${id} is no event`;
  } catch (error) {
    return `event record ${id} cannot be read: ${error instanceof Error ? error.message : error}`;
  }
}
