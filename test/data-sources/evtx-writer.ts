import { crc32 } from 'node:zlib';

/** A value for a slot of a template. */
export interface SlotValue {
  readonly type: number;
  /** In place, since XML inside a value points into the chunk. */
  readonly write: () => void;
}

/** Writes the 64 KiB of an EVTX chunk: just enough of the format for tests. */
export class EvtxChunkWriter {
  readonly bytes = Buffer.alloc(65_536);
  #at = 512;
  #names = new Map<string, number>();
  #templateAt = 0;
  #end: number | undefined;

  constructor() {
    this.bytes.write('ElfChnk\0', 0, 'latin1');
  }

  get offset(): number {
    return this.#at;
  }

  /** What follows are remains of older records. */
  endRecords(): void {
    this.#end = this.#at;
  }

  /** Writes the record offsets of the header. */
  close(): void {
    const { bytes } = this;
    const end = this.#end ?? this.#at;
    bytes.writeUInt32LE(end, 48);
    bytes.writeUInt32LE(crc32(bytes.subarray(512, end)), 52);
    const header = crc32(bytes.subarray(128, 512), crc32(bytes.subarray(0, 120)));
    bytes.writeUInt32LE(header, 124);
  }

  /** A record around what `write` writes. */
  record(id: bigint, write: () => void): void {
    const start = this.#at;
    this.#at += 24;
    this.raw(0x0f, 1, 1, 0);
    write();
    this.raw(0x00);
    const size = this.#at + 4 - start;
    this.#uint32(size);
    this.bytes.writeUInt32LE(0x2a2a, start);
    this.bytes.writeUInt32LE(size, start + 4);
    this.bytes.writeBigUInt64LE(id, start + 8);
  }

  /** A template that is defined and used here. */
  template(write: () => void, values: readonly SlotValue[]): void {
    this.raw(0x0c, 1);
    this.#uint32(7);
    this.#templateAt = this.#at + 4;
    this.#uint32(this.#templateAt);
    const start = this.#at;
    this.#at += 24;
    this.raw(0x0f, 1, 1, 0);
    write();
    this.raw(0x00);
    this.bytes.writeUInt32LE(this.#at - start - 24, start + 20);
    this.values(values);
  }

  /** The previous template with other values. */
  sameTemplate(values: readonly SlotValue[]): void {
    this.raw(0x0c, 1);
    this.#uint32(7);
    this.#uint32(this.#templateAt);
    this.values(values);
  }

  values(values: readonly SlotValue[]): void {
    this.#uint32(values.length);
    let descriptor = this.#at;
    this.#at += values.length * 4;
    for (const { type, write } of values) {
      const start = this.#at;
      write();
      this.bytes.writeUInt16LE(this.#at - start, descriptor);
      this.bytes.writeUInt8(type, descriptor + 2);
      descriptor += 4;
    }
  }

  /** An element; only elements of a template have a dependency ID. */
  element(name: string, content: ElementContent): void {
    const { attributes = [], isInTemplate, children } = content;
    this.raw(attributes.length > 0 ? 0x41 : 0x01);
    if (isInTemplate) this.#uint16(0xffff);
    this.#uint32(0);
    this.#name(name);
    if (attributes.length > 0) this.#attributes(attributes);
    if (children === undefined) this.raw(0x03);
    else this.#children(children);
  }

  text(content: string): void {
    this.raw(0x05, 0x01);
    this.#uint16(content.length);
    this.raw(...Buffer.from(content, 'utf16le'));
  }

  slot(index: number, type = 0x01): void {
    this.raw(0x0e);
    this.#uint16(index);
    this.raw(type);
  }

  raw(...bytes: readonly number[]): void {
    Buffer.from(bytes).copy(this.bytes, this.#at);
    this.#at += bytes.length;
  }

  #children(write: () => void): void {
    this.raw(0x02);
    write();
    this.raw(0x04);
  }

  #attributes(attributes: readonly (readonly [name: string, write: () => void])[]): void {
    const sizeAt = this.#at;
    this.#at += 4;
    for (const [name, write] of attributes) {
      this.raw(0x06);
      this.#name(name);
      write();
    }
    this.bytes.writeUInt32LE(this.#at - sizeAt - 4, sizeAt);
  }

  /** Written on first use, referenced later. */
  #name(name: string): void {
    const known = this.#names.get(name);
    this.#uint32(known ?? this.#at + 4);
    if (known !== undefined) return;
    this.#names.set(name, this.#at);
    this.#uint32(0);
    this.#uint16(0);
    this.#uint16(name.length);
    this.raw(...Buffer.from(`${name}\0`, 'utf16le'));
  }

  #uint16(value: number): void {
    this.#at = this.bytes.writeUInt16LE(value, this.#at);
  }

  #uint32(value: number): void {
    this.#at = this.bytes.writeUInt32LE(value, this.#at);
  }
}

export interface ElementContent {
  readonly isInTemplate: boolean;
  readonly attributes?: readonly (readonly [name: string, write: () => void])[];
  /** Without content, the element is written as `<Name/>`. */
  readonly children?: () => void;
}

/** A closed log file with these chunks and valid checksums. */
export function evtxFile(...chunks: readonly EvtxChunkWriter[]): Buffer {
  const header = Buffer.alloc(4096);
  header.write('ElfFile\0', 0, 'latin1');
  header.writeUInt32LE(crc32(header.subarray(0, 120)), 124);
  for (const chunk of chunks) chunk.close();
  return Buffer.concat([header, ...chunks.map(({ bytes }) => bytes)]);
}
