import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import type { RawEvent } from '../../tooling/data-sources/raw-format.ts';
import { readEvents } from '../../tooling/data-sources/read-events.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** The expected result of reading a fixture. A null field must not exist. */
interface Expected {
  readonly format: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly malformed?: number;
  /** Codes of the other problems of the data, without the layer. */
  readonly flaws?: readonly string[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

describe.each(foldersOf(FIXTURES))('%s', (folder) => {
  test.each(fixturesOf(folder))('%s', async (file) => {
    const expected = readExpected(folder, file);
    const { source, sourcetype } = expected;
    const problems: Diagnostic[] = [];
    const path = join(FIXTURES, folder, file);
    const reading = readEvents(path, { source, sourcetype }, (problem) => problems.push(problem));
    const events: RawEvent[] = [];
    for await (const batch of reading) events.push(...batch);
    expect(reading.choice?.format.id).toBe(expected.format);
    expect(reading.malformedRecords).toBe(expected.malformed ?? 0);
    expect(events.map((event, index) => shown(event, expected.events[index]))).toEqual(
      expected.events,
    );
    const flaws = [
      ...(expected.malformed === undefined ? [] : ['malformed-records']),
      ...(expected.flaws ?? []),
    ];
    expect(problems.map(({ code }) => code)).toEqual(flaws.map((flaw) => `data-sources/${flaw}`));
  });
});

/** The fields of an event that the fixture lists. */
function shown(
  event: RawEvent,
  expected: Expected['events'][number] = {},
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, event.get(name) ?? null]));
}

function foldersOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function fixturesOf(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).filter((name) => !name.endsWith('.expected.json'));
}

function readExpected(folder: string, file: string): Expected {
  const name = `${file.replace(/\.[^.]+$/, '')}.expected.json`;
  return JSON.parse(readFileSync(join(FIXTURES, folder, name), 'utf8'));
}
