import { createHash } from 'node:crypto';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';

/** Texts that were kept under a key. Each is decoded when it is needed. */
export interface StoredEntry {
  text(index: number): string;
}

/** The place of an entry: offset, lengths of its texts, digest of its bytes. */
type Place = readonly [offset: number, lengths: readonly number[], digest: string];

/** The largest file that is written; older entries are left out. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A file of texts by key: the digest of a line, the line with the places of all entries, and the entries. Each entry
 * has a digest, so that a damaged file only has fewer entries.
 */
export class PlanStore {
  private readonly file: string;
  private readonly mostBytes: number;
  private bytes: Buffer = Buffer.alloc(0);
  private places: ReadonlyMap<string, Place> = new Map();
  private readonly used = new Set<string>();
  private readonly added = new Map<string, readonly Buffer[]>();

  constructor(file: string, mostBytes = MOST_BYTES) {
    this.file = file;
    this.mostBytes = mostBytes;
    const bytes = readCacheFile(file) ?? this.bytes;
    const seal = bytes.indexOf('\n');
    const end = bytes.indexOf('\n', seal + 1);
    const list = bytes.subarray(seal + 1, Math.max(end, 0));
    // A list with its digest was written by this version, so its shape is known.
    if (bytes.toString('latin1', 0, Math.max(seal, 0)) !== digestOf([list])) return;
    this.places = new Map(JSON.parse(list.toString()));
    this.bytes = bytes.subarray(end + 1);
  }

  find(key: string): StoredEntry | undefined {
    const place = this.places.get(key);
    if (place === undefined) return undefined;
    const [offset, lengths, digest] = place;
    const bytes = this.bytes.subarray(offset, offset + sum(lengths));
    if (digestOf([bytes]) !== digest) return undefined;
    this.used.add(key);
    return {
      text(index) {
        const start = sum(lengths.slice(0, index));
        return bytes.toString('utf8', start, start + (lengths[index] ?? 0));
      },
    };
  }

  add(key: string, texts: readonly string[]): void {
    this.added.set(
      key,
      texts.map((text) => Buffer.from(text)),
    );
  }

  /** Writes new entries and those that were used, and others as far as there is room. Failure to write is ignored. */
  write(): void {
    if (this.added.size === 0) return;
    const others = [...this.places.keys()].filter((key) => !this.used.has(key));
    const old = [...this.used, ...others].filter((key) => !this.added.has(key));
    const entries = [...this.added, ...old.flatMap((key) => this.again(key))];
    const places: [string, Place][] = [];
    const parts: Buffer[] = [];
    let offset = 0;
    for (const [key, texts] of entries) {
      const lengths = texts.map(({ length }) => length);
      if (offset + sum(lengths) > this.mostBytes) break;
      places.push([key, [offset, lengths, digestOf(texts)]]);
      parts.push(...texts);
      offset += sum(lengths);
    }
    const list = Buffer.from(JSON.stringify(places));
    const head = [Buffer.from(`${digestOf([list])}\n`), list, Buffer.from('\n')];
    writeCacheFile(this.file, Buffer.concat([...head, ...parts]));
  }

  /** An entry of the file as it is; left out if it is damaged. */
  private again(key: string): [string, readonly Buffer[]][] {
    const [offset = 0, lengths = [], digest] = this.places.get(key) ?? [];
    let at = offset;
    const texts = lengths.map((length) => {
      at += length;
      return this.bytes.subarray(at - length, at);
    });
    return digestOf(texts) === digest ? [[key, texts]] : [];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function digestOf(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
}
