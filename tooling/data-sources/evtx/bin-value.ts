import type { BinValue } from './bin-xml.ts';

const ARRAY = 0x80;
const STRING = 0x01;
const ANSI = 0x02;

/** Whether the record has no value for a slot. */
export function isNothing({ type, size }: BinValue): boolean {
  return type === 0 || size === 0;
}

/** Whether a value is a list of values of one type. */
export function isArray({ type, size }: BinValue): boolean {
  return (type & ARRAY) !== 0 && size > 0;
}

/** Whether a value may contain characters that XML escapes; numbers, times and IDs do not. */
export function isText({ type }: BinValue): boolean {
  return type === STRING || type === ANSI;
}

/** The elements of an array as strings. */
export function arrayTexts(chunk: Buffer, value: BinValue): string[] {
  const type = value.type & ~ARRAY;
  if (type === STRING || type === ANSI) return stringsOf(chunk, { ...value, type });
  const width = WIDTHS[type];
  if (width === undefined) return [hexOf(chunk, value)];
  const count = Math.floor(value.size / width);
  return Array.from({ length: count }, (_, index) =>
    valueText(chunk, { type, offset: value.offset + index * width, size: width }),
  );
}

/** A value as Windows writes it in XML, before escaping. */
export function valueText(chunk: Buffer, value: BinValue): string {
  const { type, offset, size } = value;
  const width = WIDTHS[type];
  if (width !== undefined && size < width) return '';
  const read = READERS[type];
  return read === undefined ? hexOf(chunk, value) : read(chunk, offset, size);
}

type Read = (chunk: Buffer, offset: number, size: number) => string;

/** The size of one value in bytes, for types of fixed size. */
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
  10: (chunk, at) => uint64(chunk, at).toString(),
  11: (chunk, at) => String(chunk.readFloatLE(at)),
  12: (chunk, at) => String(chunk.readDoubleLE(at)),
  13: (chunk, at) => (chunk.readUInt32LE(at) === 0 ? 'false' : 'true'),
  15: guidText,
  16: (chunk, at, size) => hexNumber(size === 8 ? uint64(chunk, at) : chunk.readUInt32LE(at)),
  17: fileTimeText,
  18: systemTimeText,
  19: sidText,
  20: (chunk, at) => hexNumber(chunk.readUInt32LE(at)),
  21: (chunk, at) => hexNumber(uint64(chunk, at)),
};

function beforeNull(content: string): string {
  const end = content.indexOf('\0');
  return end < 0 ? content : content.slice(0, end);
}

/** Consecutive null-terminated strings. */
function stringsOf(chunk: Buffer, { type, offset, size }: BinValue): string[] {
  const encoding = type === STRING ? 'utf16le' : 'latin1';
  const texts = chunk.toString(encoding, offset, offset + size).split('\0');
  if (texts.at(-1) === '') texts.pop();
  return texts;
}

function hexOf(chunk: Buffer, { offset, size }: BinValue): string {
  return chunk.toString('hex', offset, offset + size).toUpperCase();
}

/** A BigInt only if needed. */
function uint64(chunk: Buffer, at: number): number | bigint {
  return chunk.readUInt32LE(at + 4) === 0 ? chunk.readUInt32LE(at) : chunk.readBigUInt64LE(at);
}

function hexNumber(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

/** The position of each byte of a GUID among its digits: the first three parts are little-endian. */
const GUID_PLACES = [7, 5, 3, 1, 12, 10, 17, 15, 20, 22, 25, 27, 29, 31, 33, 35];
const HEX = Buffer.from('0123456789ABCDEF');
const guid = Buffer.from('{00000000-0000-0000-0000-000000000000}');

function guidText(chunk: Buffer, at: number): string {
  for (let index = 0; index < 16; index += 1) {
    const byte = chunk.readUInt8(at + index);
    const place = GUID_PLACES[index] ?? 0;
    guid[place] = HEX[byte >> 4] ?? 0;
    guid[place + 1] = HEX[byte & 15] ?? 0;
  }
  return guid.toString('latin1');
}

const SECONDS_TO_1970 = 11_644_473_600;
const TICKS = 10_000_000;
const HIGH_SECONDS = Math.floor(2 ** 32 / TICKS);
const HIGH_TICKS = 2 ** 32 % TICKS;

/** Ticks of 100 ns since 1601, in two halves: a double is not precise enough. */
function fileTimeText(chunk: Buffer, at: number): string {
  const high = chunk.readUInt32LE(at + 4);
  const ticks = high * HIGH_TICKS + chunk.readUInt32LE(at);
  const seconds = high * HIGH_SECONDS + Math.floor(ticks / TICKS);
  const second = secondText(seconds - SECONDS_TO_1970);
  if (second === undefined) return String(chunk.readBigUInt64LE(at));
  return `${second}.${String(ticks % TICKS).padStart(7, '0')}Z`;
}

const lastSecond: { seconds: number; text: string | undefined } = { seconds: Number.NaN, text: '' };

/** `2022-08-31T19:18:42`; cached, because many events share a second. */
function secondText(seconds: number): string | undefined {
  if (lastSecond.seconds === seconds) return lastSecond.text;
  const date = new Date(seconds * 1000);
  lastSecond.seconds = seconds;
  lastSecond.text = Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, -5);
  return lastSecond.text;
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
  let sid = `S-${chunk.readUInt8(at)}-${authority}`;
  for (let index = 0; index < count; index += 1)
    sid += `-${chunk.readUInt32LE(at + 8 + index * 4)}`;
  return sid;
}
