import { EventSession } from '../../tooling/data-sources/event-session.ts';
import type { RawEvent } from '../../tooling/data-sources/raw-format.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { runWith } from '../../tooling/events/run.ts';
import { best, ignore } from './measure.ts';
import { type PlainWay, plainWays } from './plain-ways.ts';
import { type FormatSample, samplesByFormat } from './samples.ts';

const CHUNK = 128 * 1024;

/**
 * For each raw format that the corpus has logs of: bytes in memory -> events -> events with their common fields,
 * beside the plainest thing that can be done with the same bytes.
 */
export function benchReaders(corpus: string, library: Library): void {
  row([
    'format',
    'MB',
    'events',
    'MB/s',
    'k events/s',
    '+ normalise',
    'beside',
    'k events/s',
    'ratio',
    '+ norm.',
  ]);
  for (const sample of samplesByFormat(corpus)) benchFormat(sample, library);
}

function benchFormat(sample: FormatSample, { dataSources }: Library): void {
  const run = runWith();
  let count = 0;
  const read = best(() => {
    count = 0;
    for (const events of readAll(sample)) count += events.length;
  });
  const normalised = best(() => {
    for (const events of readAll(sample))
      for (const event of events) dataSources.normalise(event, run);
  });
  const megabytes = sample.files.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const figures = [megabytes.toFixed(1), String(count), (megabytes / (read / 1000)).toFixed(0)];
  const head = [sample.name, ...figures, rate(count, read), rate(count, normalised)];
  for (const [index, way] of plainWays(sample.format, () => [...readAll(sample)].flat()).entries())
    benchBeside(index === 0 ? head : head.map(() => ''), way, { sample, read, normalised, count });
}

interface Measured {
  readonly sample: FormatSample;
  readonly read: number;
  readonly normalised: number;
  readonly count: number;
}

function benchBeside(
  head: readonly string[],
  way: PlainWay,
  { sample, read, normalised, count }: Measured,
): void {
  const inputs = way.prepare(sample.files);
  const plain = best(() => {
    for (const bytes of inputs) way.work(bytes);
  });
  const ratios = [read, normalised].map((time) => (time / plain).toFixed(2));
  row([...head, way.name, rate(count, plain), ...ratios]);
}

function* readAll({ format, files }: FormatSample): Iterable<readonly RawEvent[]> {
  for (const bytes of files) {
    const session = new EventSession(format.id, {}, ignore);
    if (!session.start(bytes.toString('utf8', 0, 65_536))) continue;
    for (let at = 0; at < bytes.length; at += CHUNK)
      yield session.push(bytes.subarray(at, at + CHUNK));
    yield session.end();
  }
}

function rate(count: number, ms: number): string {
  return (count / ms).toFixed(0);
}

const WIDTHS = [-16, 6, 8, 6, 11, 12, -28, 11, 7, 7];

function row(cells: readonly string[]): void {
  const padded = cells.map((cell, index) => {
    const width = WIDTHS[index] ?? 0;
    return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
  });
  process.stdout.write(`${padded.join('  ').trimEnd()}\n`);
}
