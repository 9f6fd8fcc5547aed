import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import type { RawEvent } from '../../tooling/data-sources/raw-format.ts';
import { readEvents, readEventsFrom } from '../../tooling/data-sources/read-events.ts';

const folder = mkdtempSync(join(tmpdir(), 'tripline-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EVENTS = Array.from({ length: 3000 }, (_, index) => `{"n":${index},"text":"añ€😀"}\n`).join(
  '',
);

describe('a file is read', () => {
  test.each([
    { as: 'UTF-8', bytes: Buffer.from(EVENTS) },
    { as: 'UTF-8 with a byte order mark', bytes: Buffer.from(`\uFEFF${EVENTS}`) },
    { as: 'gzip, whatever its name', bytes: gzipSync(EVENTS) },
    {
      as: 'two gzip members in a row',
      bytes: Buffer.concat([gzipSync(EVENTS.slice(0, 100)), gzipSync(EVENTS.slice(100))]),
    },
    { as: 'UTF-16 little endian', bytes: Buffer.from(`\uFEFF${EVENTS}`, 'utf16le') },
    { as: 'UTF-16 big endian', bytes: Buffer.from(`\uFEFF${EVENTS}`, 'utf16le').swap16() },
    { as: 'UTF-16 without a mark', bytes: Buffer.from(EVENTS, 'utf16le') },
    { as: 'UTF-16 big endian without a mark', bytes: Buffer.from(EVENTS, 'utf16le').swap16() },
    { as: 'UTF-16 in gzip', bytes: gzipSync(Buffer.from(`\uFEFF${EVENTS}`, 'utf16le')) },
  ])('as $as', async ({ bytes }) => {
    const { events, codes } = await read(write('data.log', bytes));
    expect(codes).toEqual([]);
    expect(events.map((event) => event.get('n'))).toEqual(EVENTS.match(/\d+/g));
    expect(events.every((event) => event.get('text') === 'añ€😀')).toBe(true);
  });
});

describe('what is read does not depend on where the file is cut', () => {
  const packed = gzipSync(EVENTS);
  const damaged = Buffer.from(packed);
  damaged[packed.length >> 1] = (damaged[packed.length >> 1] ?? 0) ^ 0xff;
  test.each([
    { as: 'gzip', bytes: packed },
    { as: 'gzip that ends in the middle', bytes: packed.subarray(0, packed.length - 100) },
    { as: 'damaged gzip', bytes: damaged },
    { as: 'gzip with zeros behind it', bytes: Buffer.concat([packed, Buffer.alloc(20_000)]) },
    { as: 'gzip with something behind it', bytes: Buffer.concat([packed, Buffer.from('more')]) },
    {
      as: 'UTF-16 of an odd length',
      bytes: Buffer.from(`\uFEFF${EVENTS}x`, 'utf16le').subarray(0, -1),
    },
    {
      as: 'a record that is too long',
      bytes: Buffer.from(`{"n":1}\n{"n":"${'x'.repeat(3_000)}"}\n{"n":2}\n`),
    },
  ])('$as', async ({ bytes }) => {
    const whole = await readPieces(bytes, bytes.length);
    for (const size of [1, 7, 1_000, 16_384]) expect(await readPieces(bytes, size)).toEqual(whole);
  });
});

/** Events and problems of a file that comes in pieces of a size. */
async function readPieces(bytes: Buffer, size: number) {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const problems: Diagnostic[] = [];
  const options = { name: 'data.log', maxRecordBytes: 1_000 };
  const reading = readEventsFrom(pieces(), options, (problem) => problems.push(problem));
  const events: RawEvent[] = [];
  for await (const batch of reading) events.push(...batch);
  return { events, problems: problems.map(({ code, message, help }) => [code, message, help]) };
}

describe('a problem is reported', () => {
  test.each([
    { code: 'missing', path: () => join(folder, 'nowhere.log') },
    { code: 'folder', path: () => folder },
    {
      code: 'lfs-pointer',
      path: () =>
        write('lfs.log', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'),
    },
    {
      code: 'unknown-binary',
      path: () => write('binary.log', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])),
    },
    { code: 'container', path: () => write('a.zip', Buffer.from('PK\x03\x04rest')) },
    { code: 'container', path: () => write('a.json.bz2', 'BZh91AY') },
    { code: 'container', path: () => write('a.parquet', Buffer.from('PAR1\x15\x04')) },
    { code: 'container', path: () => write('a.tar.gz', gzipSync(tarOf('a.json'))) },
    { code: 'empty', path: () => write('empty.log', '') },
    { code: 'empty', path: () => write('blank.log', ' \r\n\n') },
    { code: 'no-events', path: () => write('header.csv', 'id,name\n') },
  ])('$code', async ({ code, path }) => {
    const { events, codes } = await read(path());
    expect(events).toEqual([]);
    expect(codes).toContain(`data-sources/${code}`);
  });

  test.skipIf(process.getuid?.() === 0)('no-permission', async () => {
    const path = write('secret.log', EVENTS);
    chmodSync(path, 0o000);
    expect((await read(path)).codes).toEqual(['data-sources/no-permission']);
  });

  test('corrupt-gzip, with the events before the error', async () => {
    const packed = gzipSync(EVENTS, { level: 0 });
    const { events, codes } = await read(
      write('cut.log.gz', packed.subarray(0, packed.length / 2)),
    );
    expect(codes).toContain('data-sources/corrupt-gzip');
    expect(events.length).toBeGreaterThan(100);
  });

  test('record-too-long, and the records after it are read', async () => {
    const long = `{"n":"${'x'.repeat(5000)}"}\n`;
    const { events, codes } = await read(write('long.log', `{"n":1}\n${long}{"n":2}\n`), {
      maxRecordBytes: 1000,
    });
    expect(codes).toEqual(['data-sources/record-too-long']);
    expect(events.map((event) => event.get('n'))).toEqual(['1', '2']);
  });
});

test('a given source and sourcetype apply to every event', async () => {
  const { events } = await read(write('data.log', EVENTS), { source: 'here', sourcetype: 'demo' });
  expect(events[7]?.get('source')).toBe('here');
  expect(events[7]?.get('sourcetype')).toBe('demo');
});

test.each([
  { source: 'WinEventLog:Security', is: 'WinEventLog:Security', because: 'it names a channel' },
  {
    source: '- Demo',
    is: 'XmlWinEventLog:Demo',
    because: 'the channel of the event takes precedence',
  },
])('the source of a Windows event is $is: $because', async ({ source, is }) => {
  const xml = '<Event><System><Channel>Demo</Channel></System></Event>';
  const { events } = await read(write('source.xml', xml), { source });
  expect(events[0]?.get('source')).toBe(is);
});

/** The first block of a tar archive. */
function tarOf(name: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('ustar', 257);
  return block;
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, options: Parameters<typeof readEvents>[1] = {}) {
  const problems: Diagnostic[] = [];
  const events: RawEvent[] = [];
  const reading = readEvents(path, options, (problem) => problems.push(problem));
  for await (const batch of reading) events.push(...batch);
  return { events, codes: problems.map(({ code }) => code), choice: reading.choice };
}
