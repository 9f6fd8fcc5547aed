import { gzipSync } from 'node:zlib';
import type fc from 'fast-check';
import { Budget } from '../../tooling/base/budget.ts';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { readEventsFrom, type SessionOptions } from '../../tooling/data-sources/read-events.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { bareRun } from '../../tooling/detect/sample.ts';
import { openLibrary, shown } from './search-run.ts';
import type { Result, Subject, Way } from './target.ts';

/** Files of more bytes are compressed without compression, so that the limit of gzip files does not differ. */
const FEW_BYTES = 64 * 1024;

/** Reads logs as a whole, in chunks, and from a gzip file in chunks. */
export function logReader(inputs: fc.Arbitrary<Buffer>, sourcetype: string | undefined): Subject {
  const library = openLibrary();
  const read = reading(library, sourcetype);
  const packed = (input: Buffer): Buffer =>
    gzipSync(input, { level: input.length > FEW_BYTES ? 0 : 1 });
  return {
    inputs,
    ways: [
      (input) => read(input, [input.length]),
      (input) => read(input, chunkSizes(input)),
      // A file that is empty or already gzip is another file when it is compressed.
      (input) =>
        isPlain(input) ? read(packed(input), chunkSizes(input), input) : read(input, [7]),
    ],
  };
}

/** Reads gzip files as a whole and in chunks. */
export function gzipReader(inputs: fc.Arbitrary<Buffer>): Subject {
  const read = reading(openLibrary(), undefined);
  const ways: Way[] = [
    (input) => read(input, [input.length]),
    (input) => read(input, [1 + (checksum(input) % 50), 4_096]),
    (input) => read(input, [input.length < 2_000 ? 1 : 333]),
  ];
  return { inputs, ways };
}

function isPlain(input: Buffer): boolean {
  return input.length > 0 && !(input[0] === 0x1f && input[1] === 0x8b);
}

/** Sizes of chunks that follow each other; the last one repeats. They depend on the input, not on chance. */
function chunkSizes(input: Buffer): readonly number[] {
  const sum = checksum(input);
  const small = 1 + (sum % 97);
  return input.length > 5_000 ? [small, 3, 1_000 + (sum % 3_000)] : [small, 1, 1 + (sum % 13)];
}

function checksum(input: Buffer): number {
  let sum = input.length;
  for (const byte of input.subarray(0, 200)) sum = (sum * 31 + byte) % 1_000_003;
  return sum;
}

type Read = (bytes: Buffer, sizes: readonly number[], plain?: Buffer) => Promise<Result>;

function reading(library: Library, sourcetype: string | undefined): Read {
  return async (bytes, sizes, plain = bytes) => {
    const sum = checksum(plain);
    const diagnostics: Diagnostic[] = [];
    const budget = new Budget();
    const options: SessionOptions = {
      budget,
      // Half of the inputs have the sourcetype of the format; a quarter has a low limit for records.
      ...(sourcetype !== undefined && sum % 2 === 0 && { sourcetype }),
      ...(sum % 4 === 1 && { maxRecordBytes: 200 }),
    };
    const report = (problem: Diagnostic) => diagnostics.push(problem);
    const log = readEventsFrom(chunksOf(bytes, sizes), { name: 'sample.log', ...options }, report);
    const events: string[] = [];
    const run = { ...bareRun(library), budget };
    for await (const batch of log) {
      for (const event of batch) {
        events.push(shown([event, event.get('_raw')]));
        if (events.length <= MOST_NORMALIZED) library.dataSources.normalise(event, run);
      }
    }
    const { choice, skippedRecords, malformedRecords, wrappers } = log;
    const problems = diagnostics.map(({ code, message, help }) => [code, message, help]);
    const hits = budget.hits.map(({ limit }) => limit);
    const parts = {
      format: choice?.format.id,
      by: choice?.by,
      skippedRecords,
      malformedRecords,
      wrappers,
      problems,
      hits,
    };
    return {
      diagnostics,
      bytes: Math.max(log.bytes, plain.length),
      text: `${shown(parts)}\n${events.join('\n')}`,
    };
  };
}

/** Data sources compute fields of events; a few events are enough. */
const MOST_NORMALIZED = 5;

async function* chunksOf(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let turn = 0;
  for (let at = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[Math.min(turn, sizes.length - 1)] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
