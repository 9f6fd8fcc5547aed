import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../tooling/data-sources/detect-format.ts';
import { EventSession } from '../../tooling/data-sources/event-session.ts';
import { rawFormats } from '../../tooling/data-sources/formats/index.ts';
import type { RawFormat, ReadItem } from '../../tooling/data-sources/raw-format.ts';
import { parseEvents } from '../../tooling/data-sources/read-events.ts';
import { readerContext } from './reader-context.ts';

const FORMATS = join(import.meta.dirname, '..', '..', 'tooling', 'data-sources', 'formats');
const FIXTURES = join(import.meta.dirname, 'fixtures');

describe.each(rawFormats.map((format) => ({ format, id: format.id })))('$id', ({ format }) => {
  test.each(filesOf(format.id))('%s reads the same in chunks of any size', (file) => {
    const bytes = readFileSync(join(FIXTURES, format.id, file));
    const whole = readInChunks(format, [bytes]);
    expect(
      readInChunks(
        format,
        Array.from(bytes, (byte) => Buffer.of(byte)),
      ),
    ).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        expect(readInChunks(format, cutAt(bytes, cuts))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readInChunks(format, [Buffer.from(bytes)]);
      }),
    );
  });

  test('never throws on a corrupt fixture', () => {
    const files = filesOf(format.id);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.string({ maxLength: 5 }),
        (pick, at, gap, text) => {
          const file = files[pick % Math.max(1, files.length)];
          if (file === undefined) return;
          const bytes = readFileSync(join(FIXTURES, format.id, file));
          const from = at % bytes.length;
          const parts = [
            bytes.subarray(0, from),
            Buffer.from(text),
            bytes.subarray(from + (gap % 60)),
          ];
          readInChunks(format, [Buffer.concat(parts)]);
        },
      ),
    );
  });
});

test('every format is registered and has fixtures', () => {
  const files = readdirSync(FORMATS).filter((file) => file !== 'index.ts');
  const ids = rawFormats.map(({ id }) => id).sort();
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(ids);
  // EVTX logs have a separate test.
  expect(ids.filter((id) => filesOf(id).length === 0)).toEqual(['evtx']);
});

describe('a format is chosen', () => {
  test.each([
    {
      by: 'sourcetype',
      head: '{"a":1}',
      origin: { sourcetype: 'aws:cloudtrail' },
      id: 'json-lines',
    },
    {
      by: 'sourcetype',
      head: "<Event xmlns='x'><System>",
      origin: { sourcetype: 'XmlWinEventLog' },
      id: 'windows-xml',
    },
    { by: 'content', head: '{"a":1}', origin: { sourcetype: 'XmlWinEventLog' }, id: 'json-lines' },
    { by: 'content', head: "<Event xmlns='x'><System>", origin: {}, id: 'windows-xml' },
    { by: 'default', head: 'hello', origin: { sourcetype: 'XmlWinEventLog' }, id: 'plain-text' },
  ])('by $by: $id', ({ head, origin, by, id }) => {
    const choice = detectFormat(head, origin);
    expect(choice?.by).toBe(by);
    expect(choice?.format.id).toBe(id);
  });
});

test('the elements of a list are read as they come, whatever its length', () => {
  const session = new EventSession('a.json', {}, () => undefined);
  session.start('{"Records":[{"eventVersion":"1.08"},');
  session.push(Buffer.from('{"Records":['));
  let events = 0;
  for (let number = 0; number < 20_000; number += 1) {
    events += session.push(Buffer.from(`{"eventVersion":"1.08","n":${number}},\n`)).length;
    // What is not read yet stays in memory.
    expect(events).toBeGreaterThanOrEqual(number - 1);
  }
  session.push(Buffer.from('{"eventVersion":"1.08","n":-1}]}'));
  expect(events + session.end().length).toBeGreaterThanOrEqual(20_000);
});

test('text in memory is parsed like a file', () => {
  const { events, choice, malformedRecords } = parseEvents(
    '{"a":"1"}\nnot json\n',
    { source: 's' },
    () => {},
  );
  expect(events.map((event) => [event.get('a'), event.get('source')])).toEqual([
    ['1', 's'],
    [undefined, 's'],
  ]);
  expect(choice?.format.id).toBe('json-lines');
  expect(malformedRecords).toBe(1);
});

test('a line of many megabytes is read', () => {
  const text = `{"a":"${'x'.repeat(8_000_000)}","b":[${'1,'.repeat(1_000_000)}1]}`;
  const chunks = cutAt(
    Buffer.from(text),
    Array.from({ length: 300 }, (_, index) => index * 30_000),
  );
  const [json] = rawFormats.filter(({ id }) => id === 'json-lines');
  expect(json && readInChunks(json, chunks)).toHaveLength(1);
});

function readInChunks(format: RawFormat, chunks: readonly Buffer[]): ReadItem[] {
  const reader = format.open(readerContext);
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
}

function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const ends = [...cuts].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

function filesOf(id: string): string[] {
  const folders = readdirSync(FIXTURES);
  if (!folders.includes(id)) return [];
  return readdirSync(join(FIXTURES, id)).filter((name) => !name.endsWith('.expected.json'));
}
