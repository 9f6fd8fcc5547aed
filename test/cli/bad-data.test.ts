import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { EvtxChunkWriter, evtxFile } from '../data-sources/evtx-writer.ts';
import { tripline } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'tripline-bad-data-'));
const detection = join(folder, 'detections', 'found.yml');
mkdirSync(join(folder, 'detections'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  detection,
  `name: Found
id: 3f1d9a52-8c0b-4d07-9c55-5f2f6f1f7a10
version: 1
date: '2026-11-24'
author: Test
status: production
type: Hunting
description: Finds what is there.
search: mark=here
how_to_implement: Collect it.
known_false_positives: None.
tests:
- name: True Positive
  attack_data:
  - data: sample.log
    source: test
    sourcetype: test
`,
);

const HERE = '{"mark":"here"}\n';
const XML = xmlEvent('here');
const CUT = '{"mark":\n';

/** Data with something wrong in it, and one event that the search finds. */
const SAMPLES = [
  {
    name: 'gzip that was cut off',
    data: cutGzip(),
    says: ['data-sources/corrupt-gzip'],
  },
  {
    name: 'bytes that are no UTF-8',
    data: Buffer.concat([
      Buffer.from(HERE),
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff]),
      Buffer.from('"}\n'),
    ]),
    says: ['data-sources/not-utf8', 'at byte 16'],
  },
  {
    name: 'a record that is cut, between two others',
    data: HERE + CUT + HERE,
    says: ['data-sources/malformed-records', '1 record is malformed', 'at byte 16: "{\\"mark\\":"'],
  },
  {
    name: 'a long line',
    data: Buffer.concat([
      Buffer.from(HERE),
      Buffer.alloc(20_000_000, 'x'),
      Buffer.from(`\n${HERE}`),
    ]),
    says: ['data-sources/record-too-long', 'at byte 16'],
  },
  {
    name: 'XML with entities that grow',
    data: `<!DOCTYPE Event [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${XML}${xmlEvent('&b;')}`,
    says: ['data-sources/malformed-records', 'at byte 0: "<!DOCTYPE'],
  },
  {
    name: 'XML that is nested deeply',
    data: `${XML}<Event><System>${'<a>'.repeat(100_000)}</System></Event>\n${XML}`,
    says: ['data-sources/malformed-records', `at byte ${XML.length}: "<Event><System><a>`],
  },
  {
    name: 'JSON that is nested deeply',
    data: `${HERE}{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}\n`,
    says: [
      'data-sources/malformed-records',
      '2 records are malformed',
      'at byte 16: "{\\"a\\":[[[',
    ],
  },
  {
    name: 'an EVTX log that was not closed',
    data: damagedLog((bytes) => bytes.writeUInt32LE(1, 120)),
    says: ['data-sources/unclosed-log', 'its last events may be missing'],
  },
  {
    name: 'an EVTX chunk with another checksum',
    data: damagedLog((bytes) => bytes.writeUInt32LE(0, 4096 + 52)),
    says: ['data-sources/wrong-checksum', 'at byte 4096'],
  },
  {
    name: 'an EVTX record of an impossible size',
    data: damagedLog((bytes) => bytes.writeUInt32LE(3, 4096 + 512 + 4)),
    says: ['data-sources/skipped-records', 'at byte 4608: event record 1 cannot be read'],
  },
  {
    name: 'an EVTX chunk that was overwritten',
    data: Buffer.concat([damagedLog(() => {}), Buffer.alloc(65_536, 'x')]),
    says: ['data-sources/skipped-records', 'at byte 69632: expected a chunk'],
  },
] as const;

describe.each(SAMPLES)('$name', ({ data, says }) => {
  test('is told of, and the other events are read', async () => {
    const { code, out, err } = await explain(data);
    for (const part of says) expect(err).toContain(part);
    expect(out).toMatch(/^Found: \d rows? from/);
    expect(code).toBe(0);
  });

  test('is an error where the data must be whole', async () => {
    const { code, err } = await explain(data, '--strict');
    expect(err).toContain(`error ${says[0]}`);
    expect(code).toBe(1);
  });
});

test('bytes of nothing between and in events are no flaw', async () => {
  const { err, out } = await explain(
    `${HERE}${'\0'.repeat(5000)}\n{"mark":"here","b":"\0"}\n`,
    '--strict',
  );
  expect(err).not.toContain('error');
  expect(out).toMatch(/^Found: 2 rows from 2 events/);
});

test('entities stay as they are written', async () => {
  const { out } = await explain(xmlEvent('here</Data><Data Name="b">&amp;a;&b;'));
  expect(out).toContain('&amp;a;&b;');
});

test('a test on data with a flaw passes, unless it is strict', async () => {
  writeFileSync(join(folder, 'sample.log'), HERE + CUT + HERE);
  const words = ['test', '--content', folder, '--json'];
  const [status, strict] = [await tripline(...words), await tripline(...words, '--strict')].map(
    ({ out }) => JSON.parse(out.split('\n')[0] ?? '').status,
  );
  expect({ status, strict }).toEqual({ status: 'passed', strict: 'error' });
});

function explain(data: string | Buffer, ...words: readonly string[]) {
  const path = join(folder, 'sample.log');
  writeFileSync(path, data);
  return tripline('explain', detection, '--content', folder, '--data', path, ...words);
}

function xmlEvent(mark: string): string {
  return `<Event><System><EventID>1</EventID></System><EventData><Data Name="mark">${mark}</Data></EventData></Event>\n`;
}

function cutGzip(): Buffer {
  const rest = Array.from({ length: 3000 }, (_, index) => `{"n":${index}}\n`).join('');
  const packed = gzipSync(HERE + rest, { level: 0 });
  return packed.subarray(0, packed.length / 2);
}

/** A log of two events that the search finds, with damage done to it. */
function damagedLog(damage: (bytes: Buffer) => void): Buffer {
  const writer = new EvtxChunkWriter();
  for (const id of [1n, 2n]) writer.record(id, () => writeEvent(writer));
  const bytes = evtxFile(writer);
  damage(bytes);
  return bytes;
}

function writeEvent(writer: EvtxChunkWriter): void {
  const isInTemplate = false;
  const element = (name: string, children: () => void) =>
    writer.element(name, { isInTemplate, children });
  element('Event', () => {
    element('System', () => element('EventID', () => writer.text('1')));
    element('EventData', () => element('mark', () => writer.text('here')));
  });
}
