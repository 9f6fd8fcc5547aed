import { crc32 } from 'node:zlib';
import { counted } from '../../base/counted.ts';
import { recordEvent } from '../evtx/record-event.ts';
import type { Chunk } from '../evtx/render-xml.ts';
import type { EventReader, RawEvent, RawFormat, ReaderContext, ReadItem } from '../raw-format.ts';
import { ByteQueue } from '../records/byte-queue.ts';

/** Windows event log files. */
export const evtx: RawFormat = {
  id: 'evtx',
  summary: 'Windows event log files (EVTX), read as the XML that Windows renders',
  sourcetypes: [],
  sniff: (head) => head.startsWith('ElfFile\0'),
  isDivisible: true,
  open: (context) => new EvtxReader(context),
};

const FILE_HEADER = 4096;
const CHUNK = 65_536;
/** Windows allocates chunks before it uses them. */
const UNUSED = Buffer.alloc(CHUNK);
const CHUNK_MAGIC = Buffer.from('ElfChnk\0');
/** The offset after the last record, as the chunk says. */
const FREE_SPACE = 48;
const FIRST_RECORD = 512;
const RECORD_MAGIC = 0x2a2a;
const RECORD_START = Buffer.from([0x2a, 0x2a, 0, 0]);
const RECORD_HEADER = 24;

/**
 * Reads chunk by chunk and record by record: the counts in the headers are wrong in logs that were copied while in use.
 */
class EvtxReader implements EventReader {
  readonly #context: ReaderContext;
  readonly #bytes = new ByteQueue();
  /** The file offset of the buffered bytes. */
  #offset: number;

  constructor(context: ReaderContext) {
    this.#context = context;
    this.#offset = context.start;
  }

  push(chunk: Buffer): readonly ReadItem[] {
    this.#bytes.append(chunk);
    const items: ReadItem[] = [];
    let at = this.#fileHeader();
    const bytes = this.#bytes.content();
    for (; this.#offset + at > 0 && at + CHUNK <= bytes.length; at += CHUNK)
      this.#chunk(bytes.subarray(at, at + CHUNK), at, items);
    this.#drop(at);
    return items;
  }

  pause(): readonly ReadItem[] | undefined {
    return this.#bytes.length === 1 ? [] : undefined;
  }

  /** A truncated file ends with a partial chunk. */
  end(): readonly ReadItem[] {
    const items: ReadItem[] = [];
    const bytes = this.#bytes.content();
    if (this.#offset > 0) this.#chunk(bytes, 0, items);
    this.#drop(bytes.length);
    return items;
  }

  /** The size of the header if it is complete and comes first; otherwise 0. */
  #fileHeader(): number {
    const bytes = this.#bytes.content();
    if (this.#offset > 0 || bytes.length < FILE_HEADER) return 0;
    if ((bytes.readUInt32LE(120) & 1) !== 0) this.#context.flaw('unclosed-log', 0);
    if (crc32(bytes.subarray(0, 120)) !== bytes.readUInt32LE(124))
      this.#context.flaw('wrong-checksum', 0);
    return FILE_HEADER;
  }

  #chunk(bytes: Buffer, at: number, items: ReadItem[]): void {
    const offset = this.#offset + at;
    if (isChunk(bytes)) {
      if (!hasItsChecksums(bytes)) this.#context.flaw('wrong-checksum', offset);
      readChunk(bytes, offset, items);
    } else if (!bytes.equals(UNUSED.subarray(0, bytes.length))) {
      const reason = 'expected a chunk, which starts with "ElfChnk"';
      items.push({ text: '', offset, reason });
    }
  }

  #drop(count: number): void {
    this.#bytes.drop(count);
    this.#offset += count;
  }
}

function isChunk(bytes: Buffer): boolean {
  return bytes.subarray(0, CHUNK_MAGIC.length).equals(CHUNK_MAGIC);
}

/** One checksum for the records, and one for the header and its tables. */
function hasItsChecksums(bytes: Buffer): boolean {
  if (bytes.length < CHUNK) return false;
  const records = crc32(bytes.subarray(FIRST_RECORD, bytes.readUInt32LE(FREE_SPACE)));
  const header = crc32(bytes.subarray(128, FIRST_RECORD), crc32(bytes.subarray(0, 120)));
  return records === bytes.readUInt32LE(52) && header === bytes.readUInt32LE(124);
}

function readChunk(bytes: Buffer, offset: number, items: ReadItem[]): void {
  // Events render their XML later, so they need their own copy of the chunk.
  const chunk = { bytes: Buffer.from(bytes), templates: new Map(), plans: new Map() };
  const endOfRecords = bytes.length < FREE_SPACE + 4 ? 0 : bytes.readUInt32LE(FREE_SPACE);
  let expected: bigint | undefined;
  let at = FIRST_RECORD;
  while (at >= 0 && isRecord(bytes, at)) {
    const size = bytes.readUInt32LE(at + 4);
    const id = bytes.readBigUInt64LE(at + 8);
    // Behind the records of the chunk, remains of older ones have other numbers; before their end, numbers may jump.
    if (at >= endOfRecords && (expected ?? id) !== id) return;
    const isWhole = size >= RECORD_HEADER && at + size <= bytes.length;
    const read = isWhole ? readRecord(chunk, at) : `invalid size of ${counted(size, 'byte')}`;
    if (typeof read === 'string') items.push(unread(id, offset + at, read));
    else {
      read.offset = offset + at;
      items.push(read);
    }
    expected = id + 1n;
    at = isWhole ? at + size : startOfRecord(bytes, at + RECORD_HEADER, expected);
  }
}

function unread(id: bigint, offset: number, problem: string): ReadItem {
  const text = `event record ${id}`;
  return { text, offset, reason: `${text} cannot be read: ${problem}` };
}

function isRecord(bytes: Buffer, at: number): boolean {
  return at + RECORD_HEADER <= bytes.length && bytes.readUInt32LE(at) === RECORD_MAGIC;
}

/** The offset of the record with a number, if the size of the previous record is malformed; -1 if it does not exist. */
function startOfRecord(bytes: Buffer, from: number, id: bigint): number {
  let at = bytes.indexOf(RECORD_START, from);
  while (at >= 0 && !(isRecord(bytes, at) && bytes.readBigUInt64LE(at + 8) === id))
    at = bytes.indexOf(RECORD_START, at + 1);
  return at;
}

/** The event, or the reason why it is missing. */
function readRecord(chunk: Chunk, at: number): RawEvent | string {
  try {
    return recordEvent(chunk, at + RECORD_HEADER) ?? 'it is not an event';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
