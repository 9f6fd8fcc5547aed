import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import type { RawEvent } from '../../tooling/data-sources/raw-format.ts';
import { parseEvents, readEventsFrom } from '../../tooling/data-sources/read-events.ts';
import { wrappers } from '../../tooling/data-sources/wrappers/index.ts';

interface Case {
  readonly wrapper: string;
  readonly title?: string;
  readonly text: string;
  readonly malformed?: number;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

const cases: readonly Case[] = parse(
  readFileSync(join(import.meta.dirname, 'wrappers.yml'), 'utf8'),
);

test('every wrapper has a case', () => {
  const covered = new Set(cases.map(({ wrapper }) => wrapper));
  expect(wrappers.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

describe.each(cases)('$wrapper $title', ({ wrapper, text, malformed = 0, events }) => {
  test('is opened', async () => {
    const found = await read(text, text.length);
    expect(found.wrappers).toContain(wrapper);
    expect(found.events.map((event, index) => shown(event, events[index]))).toEqual(events);
    expect(found.malformed).toBe(malformed);
  });

  test('is opened in the same way in chunks of any size', async () => {
    const whole = await read(text, text.length);
    for (const size of [1, 2, 7, 50]) expect(await read(text, size)).toEqual(whole);
  });
});

test.each([
  {
    title: 'a list of objects without a time',
    text: '{"x": "1", "things": [{"name": "first"}, {"name": "second"}]}',
    list: 'things',
  },
  {
    title: 'a list of objects with times',
    text: '{"time": "2026-05-04T10:00:01Z", "things": [{"ts": "2026-05-04T10:00:01Z"}, {"ts": "2026-05-04T10:00:02Z"}]}',
    list: 'things',
  },
  { title: 'one object', text: '{"things": [{"a": 1}]}', list: undefined },
  {
    title: 'an event with a list of objects',
    text: '{"eventTime": "2026-05-04T10:00:01Z", "resources": [{"a": 1}, {"a": 2}]}',
    list: undefined,
  },
])('an unknown wrapper is reported: $title', ({ text, list }) => {
  const problems: Diagnostic[] = [];
  const { events } = parseEvents(text, {}, (problem) => problems.push(problem));
  expect(events).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(
    list === undefined ? [] : ['data-sources/unknown-wrapper'],
  );
  if (list !== undefined) expect(problems[0]?.help).toContain(`list "${list}"`);
});

test('wrappers in wrappers are opened up to a depth', () => {
  const nested = (depth: number, inner: string): string =>
    depth === 0 ? inner : nested(depth - 1, `{"event":${inner}}`);
  const read = (depth: number) => parseEvents(nested(depth, '{"a":"1"}'), {}, () => {}).events[0];
  expect(read(5)?.get('a')).toBe('1');
  expect(read(200)?.get('a')).toBeUndefined();
});

test('a list of any length needs the memory of one element', async () => {
  const element = `{"eventTime":"2026-05-04T10:00:01Z","text":"${'x'.repeat(1000)}"}`;
  async function* chunks() {
    yield Buffer.from(`{"Records":[${element}`);
    for (let count = 0; count < 2000; count += 1) yield Buffer.from(`,${element}`);
    yield Buffer.from(']}');
  }
  const options = { name: 'big.json', maxRecordBytes: 4000 };
  const problems: Diagnostic[] = [];
  const reading = readEventsFrom(chunks(), options, (problem) => problems.push(problem));
  let count = 0;
  for await (const batch of reading) count += batch.length;
  expect(count).toBe(2001);
  expect(problems).toEqual([]);
});

async function read(text: string, size: number) {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const problems: Diagnostic[] = [];
  const reading = readEventsFrom(chunks(), { name: 'x.json' }, (problem) => problems.push(problem));
  const events: RawEvent[] = [];
  for await (const batch of reading) events.push(...batch);
  const { wrappers: opened, malformedRecords: malformed } = reading;
  return {
    events,
    wrappers: opened,
    malformed,
    problems: problems.map(({ message, help }) => [message, help]),
  };
}

/** The fields of an event that the case lists. */
function shown(event: RawEvent, expected: Case['events'][number] = {}): Record<string, unknown> {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, event.get(name) ?? null]));
}
