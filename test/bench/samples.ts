import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { byCodeUnit } from '../../tooling/base/order.ts';
import { detectFormat } from '../../tooling/data-sources/detect-format.ts';
import { rawFormats } from '../../tooling/data-sources/formats/index.ts';
import type { RawFormat } from '../../tooling/data-sources/raw-format.ts';

/** Logs of one format, in memory. */
export interface FormatSample {
  readonly name: string;
  readonly format: RawFormat;
  readonly files: readonly Buffer[];
}

const FOLDERS = ['attack_data', 'evtx', 'otrf'];
/** Of some formats the corpus has a great deal, of others so little that it is read several times. */
const MOST_BYTES = 48e6;
const LEAST_BYTES = 12e6;

/** The logs of the corpus, by the format that they are read in. */
export function samplesByFormat(corpus: string): FormatSample[] {
  const filesByFormat = new Map<RawFormat, Buffer[]>(rawFormats.map((format) => [format, []]));
  for (const path of FOLDERS.flatMap((folder) => filesBelow(join(corpus, folder)))) {
    const bytes = unpacked(readFileSync(path));
    const format = detectFormat(bytes.toString('utf8', 0, 65_536), {})?.format;
    const files = format && filesByFormat.get(format);
    if (files !== undefined && sizeOf(files) < MOST_BYTES) files.push(bytes);
  }
  const samples = [...filesByFormat].filter(([, files]) => files.length > 0);
  return samples.flatMap(([format, files]) => samplesOf(format, files));
}

/** Demonstrations hold a few records a file; logs of real machines are chunks full of them, one after the other. */
function samplesOf(format: RawFormat, files: readonly Buffer[]): FormatSample[] {
  const isText = format.id !== 'evtx';
  const sample = { name: format.id, format, files: isText ? lengthened(files) : repeated(files) };
  const [header, chunk] = isText ? [] : fullestChunk(files);
  if (header === undefined || chunk === undefined) return [sample];
  const log = Buffer.concat([header, ...repeated([chunk])]);
  return [sample, { name: `${format.id}, full`, format, files: [log] }];
}

const FIRST_CHUNK = 4096;
const CHUNK = 65_536;
const END_OF_RECORDS = 48;

/** The header of the file whose first chunk holds the most bytes of records, and that chunk. */
function fullestChunk(files: readonly Buffer[]): Buffer[] {
  const used = (file: Buffer) => file.readUInt32LE(FIRST_CHUNK + END_OF_RECORDS);
  const [fullest] = files.toSorted((a, b) => used(b) - used(a));
  if (fullest === undefined) return [];
  return [fullest.subarray(0, FIRST_CHUNK), fullest.subarray(FIRST_CHUNK, FIRST_CHUNK + CHUNK)];
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort(byCodeUnit);
}

function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** Real logs are long: each file goes on with copies of itself, so that opening files is not what is measured. */
function lengthened(files: readonly Buffer[]): readonly Buffer[] {
  return files.map((file) => {
    const times = Math.ceil(LEAST_BYTES / files.length / Math.max(1, file.length));
    return Buffer.concat(
      Array.from({ length: Math.max(1, times) }, () => [file, LINE_BREAK]).flat(),
    );
  });
}

const LINE_BREAK = Buffer.from('\n');

function repeated(files: readonly Buffer[]): readonly Buffer[] {
  const times = Math.max(1, Math.ceil(LEAST_BYTES / sizeOf(files)));
  return Array.from({ length: times }, () => files).flat();
}

function sizeOf(files: readonly Buffer[]): number {
  return files.reduce((sum, { length }) => sum + length, 0);
}
