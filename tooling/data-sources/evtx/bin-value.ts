import type { BinValue } from './bin-xml.ts';

const ARRAY = 0x80;
const STRING = 0x01;
const ANSI = 0x02;

/** Whether the record has nothing for a slot. */
export function isNothing({ type, size }: BinValue): boolean {
  return type === 0 || size === 0;
}

/** The elements of an array as texts; undefined when the value is no array. */
export function arrayTexts(chunk: Buffer, value: BinValue): string[] | undefined {
  if ((value.type & ARRAY) === 0) return undefined;
  const type = value.type & ~ARRAY;
  if (type === STRING || type === ANSI) return stringsOf(chunk, { ...value, type });
  const width = WIDTHS[type];
  if (width === undefined) return [hexOf(chunk, value)];
  const count = Math.floor(value.size / width);
  return Array.from({ length: count }, (_, index) =>
    valueText(chunk, { type, offset: value.offset + index * width, size: width }),
  );
}

/** A value as Windows writes it in XML, not escaped. */
export function valueText(chunk: Buffer, value: BinValue): string {
  const { type, offset, size } = value;
  const width = WIDTHS[type];
  if (width !== undefined && size < width) return '';
  const read = READERS[type];
  return read === undefined ? hexOf(chunk, value) : read(chunk, offset, size);
}

type Read = (chunk: Buffer, offset: number, size: number) => string;

/** Bytes of one value, for types whose values have all the same. */
const WIDTHS: Readonly<Record<number, number>> = {
  3: 1,
  4: 1,
  5: 2,
  6: 2,
  7: 4,
  8: 4,
  9: 8,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  15: 16,
  17: 8,
  18: 16,
  20: 4,
  21: 8,
};

const READERS: Readonly<Record<number, Read>> = {
  [STRING]: (chunk, at, size) => beforeNull(chunk.toString('utf16le', at, at + size)),
  [ANSI]: (chunk, at, size) => beforeNull(chunk.toString('latin1', at, at + size)),
  3: (chunk, at) => String(chunk.readInt8(at)),
  4: (chunk, at) => String(chunk.readUInt8(at)),
  5: (chunk, at) => String(chunk.readInt16LE(at)),
  6: (chunk, at) => String(chunk.readUInt16LE(at)),
  7: (chunk, at) => String(chunk.readInt32LE(at)),
  8: (chunk, at) => String(chunk.readUInt32LE(at)),
  9: (chunk, at) => String(chunk.readBigInt64LE(at)),
  10: (chunk, at) => String(chunk.readBigUInt64LE(at)),
  11: (chunk, at) => String(chunk.readFloatLE(at)),
  12: (chunk, at) => String(chunk.readDoubleLE(at)),
  13: (chunk, at) => (chunk.readUInt32LE(at) === 0 ? 'false' : 'true'),
  15: guidText,
  16: (chunk, at, size) =>
    hexNumber(size === 8 ? chunk.readBigUInt64LE(at) : chunk.readUInt32LE(at)),
  17: (chunk, at) => fileTimeText(chunk.readBigUInt64LE(at)),
  18: systemTimeText,
  19: sidText,
  20: (chunk, at) => hexNumber(chunk.readUInt32LE(at)),
  21: (chunk, at) => hexNumber(chunk.readBigUInt64LE(at)),
};

function beforeNull(content: string): string {
  const end = content.indexOf('\0');
  return end < 0 ? content : content.slice(0, end);
}

/** Strings that follow each other, each with a null after it. */
function stringsOf(chunk: Buffer, { type, offset, size }: BinValue): string[] {
  const encoding = type === STRING ? 'utf16le' : 'latin1';
  const texts = chunk.toString(encoding, offset, offset + size).split('\0');
  if (texts.at(-1) === '') texts.pop();
  return texts;
}

function hexOf(chunk: Buffer, { offset, size }: BinValue): string {
  return chunk.toString('hex', offset, offset + size).toUpperCase();
}

function hexNumber(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

function guidText(chunk: Buffer, at: number): string {
  const first = chunk.readUInt32LE(at).toString(16).padStart(8, '0');
  const second = chunk
    .readUInt16LE(at + 4)
    .toString(16)
    .padStart(4, '0');
  const third = chunk
    .readUInt16LE(at + 6)
    .toString(16)
    .padStart(4, '0');
  const rest = chunk.toString('hex', at + 8, at + 16);
  return `{${first}-${second}-${third}-${rest.slice(0, 4)}-${rest.slice(4)}}`.toUpperCase();
}

const TICKS_TO_1970 = 116_444_736_000_000_000n;

/** Ticks of 100 ns since 1601. */
function fileTimeText(ticks: bigint): string {
  const milliseconds = Number((ticks - TICKS_TO_1970) / 10_000n);
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return String(ticks);
  const fraction = String(ticks % 10_000_000n).padStart(7, '0');
  return `${date.toISOString().slice(0, 19)}.${fraction}Z`;
}

function systemTimeText(chunk: Buffer, at: number): string {
  const part = (index: number, digits = 2) =>
    String(chunk.readUInt16LE(at + index * 2)).padStart(digits, '0');
  const date = `${part(0, 4)}-${part(1)}-${part(3)}`;
  return `${date}T${part(4)}:${part(5)}:${part(6)}.${part(7, 3)}Z`;
}

function sidText(chunk: Buffer, at: number, size: number): string {
  const count = chunk.readUInt8(at + 1);
  if (size < 8 + count * 4) return '';
  const authority = chunk.readUIntBE(at + 2, 6);
  const parts = Array.from({ length: count }, (_, index) => chunk.readUInt32LE(at + 8 + index * 4));
  return ['S', chunk.readUInt8(at), authority, ...parts].join('-');
}
