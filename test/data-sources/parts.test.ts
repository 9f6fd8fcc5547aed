import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { readEvents } from '../../tooling/data-sources/read-events.ts';
import {
  areIndependent,
  PartReading,
  partsOf,
  reportOn,
} from '../../tooling/data-sources/read-part.ts';
import { folderWith } from '../render/fake-world.ts';
import { EvtxChunkWriter, evtxFile } from './evtx-writer.ts';

interface Content {
  readonly events: readonly unknown[];
  readonly problems: readonly string[];
}

const textOf = ({ message, help }: Diagnostic) => `${message}\n${help}`;

async function whole(path: string): Promise<Content> {
  const events: unknown[] = [];
  const problems: string[] = [];
  const reading = readEvents(path, {}, (problem) => void problems.push(textOf(problem)));
  for await (const batch of reading)
    for (const event of batch) events.push([event.offset, [...event]]);
  return { events, problems };
}

/** Undefined if the parts depend on each other. */
async function inParts(path: string, bytes: number, length: number) {
  const parts = await partsOf(path, { bytes, length });
  const events: unknown[] = [];
  const states = [];
  for (const part of parts) {
    const reading = new PartReading(path, part, {});
    for await (const batch of reading)
      for (const event of batch) events.push([event.offset, [...event]]);
    states.push(reading.state);
  }
  if (!areIndependent(states)) return { parts: parts.length, content: undefined };
  const problems: string[] = [];
  reportOn(states, { name: path, report: (problem) => void problems.push(textOf(problem)) });
  return { parts: parts.length, content: { events, problems } };
}

/** Lines of a log, some of them malformed, over several lines or without a time. */
const line = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.nat(99).map((x) => `{"time":"2026-01-05T09:00:${10 + (x % 50)}Z","x":${x}}`),
  },
  fc.constantFrom(
    '{"time":"2026-01-05T09:00:00Z",\n"x":{\n"y":1}\n}',
    '{"x":{"y":"}\\n{"}}',
    '{"time":"2026-01-05T09:00:00Z","x":"cut',
    '{"a":{"b":1}\n{"c":1}',
    '{"time":"2026-01-05T09:00:00Z"}{"time":"2026-01-05T09:00:01Z"}',
    'no JSON',
    '{"Records":[{"eventVersion":"1.08"}\n,{"eventVersion":"1.08"}\n]}',
    '{"ü":"é"}',
    '',
  ),
);

describe('a file that is read in parts', () => {
  test('has the same events, offsets and problems as the whole file, or its parts depend on each other', async () => {
    const folder = folderWith({});
    const path = join(folder, 'a.json');
    let divided = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 120, maxLength: 260 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 400, max: 4_000 }),
        async (lines, lineBreak, length) => {
          const text = lines.join(lineBreak);
          writeFileSync(path, text);
          const { parts, content } = await inParts(path, Buffer.byteLength(text), length);
          if (content === undefined) return;
          if (parts > 1) divided += 1;
          expect(content).toEqual(await whole(path));
        },
      ),
      { numRuns: 60 },
    );
    expect(divided).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });

  test('is divided if it is JSON lines', async () => {
    const lines = Array.from({ length: 900 }, (_, x) => `{"time":"2026-01-05T09:00:00Z","x":${x}}`);
    const text = `${lines.join('\n')}\n`;
    const path = join(folderWith({ 'a.json': text }), 'a.json');
    const { parts, content } = await inParts(path, text.length, 5_000);
    expect(parts).toBe(Math.ceil(text.length / 5_000));
    expect(content).toEqual(await whole(path));
  });

  test('is divided if it is an EVTX log', async () => {
    const chunks = Array.from({ length: 4 }, () => {
      const writer = new EvtxChunkWriter();
      for (let id = 1n; id <= 60n; id += 1n)
        writer.record(id, () =>
          writer.element('Event', { isInTemplate: false, children: () => undefined }),
        );
      return writer;
    });
    const file = evtxFile(...chunks);
    const path = join(folderWith({}), 'a.evtx');
    writeFileSync(path, file);
    const { parts, content } = await inParts(path, file.length, 140_000);
    expect(parts).toBeGreaterThan(1);
    expect(content).toEqual(await whole(path));
  });

  test.each([
    ['the first part is too short to know its kind', '{"x":1}\n', 50],
    [
      'events take their time from earlier ones',
      '{"time":"2026-01-05T09:00:00Z"}\n{"x":1}\n{"x":1}\n',
      200,
    ],
    ['it is a list in a wrapper', '{"Records":[{"eventVersion":"1.08"}\n', 1],
  ])('depends on other parts if %s', async (_, unit, count) => {
    const rest = unit.startsWith('{"Records')
      ? ',{"eventVersion":"1.08"}\n{"eventVersion":"1.08"}\n'.repeat(300)
      : '';
    const text = unit.repeat(count) + rest;
    const path = join(folderWith({ 'a.json': text }), 'a.json');
    const { parts, content } = await inParts(path, text.length, 150);
    expect(parts).toBeGreaterThan(1);
    expect(content).toBeUndefined();
  });
});
