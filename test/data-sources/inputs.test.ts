import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { bareRun, readSample } from '../../tooling/detect/sample.ts';
import { type Event, timeOf } from '../../tooling/events/event.ts';
import { type FieldValue, toText } from '../../tooling/events/field-value.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

interface Case {
  readonly title: string;
  readonly file: string;
  readonly encoding?: keyof typeof ENCODINGS;
  readonly text: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly events: number;
  /** The first words of the name of one of its data sources. */
  readonly data_source?: string;
  readonly model?: string;
  readonly fields?: Readonly<Record<string, string | number>>;
}

const ENCODINGS = {
  'utf16le-bom': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  utf16be: (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'utf8-bom': (text: string) => Buffer.from(`\uFEFF${text}`),
  gzip: (text: string) => gzipSync(text),
};

const cases: readonly Case[] = parse(readFileSync('test/data-sources/inputs.yml', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'tripline-inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { library } = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);
const run = bareRun(library);

describe('files as tools write them', () => {
  test.each(cases)('$title', async ({ file, encoding, text, source, sourcetype, ...expected }) => {
    const path = join(folder, file);
    writeFileSync(path, encoding === undefined ? text : ENCODINGS[encoding](text));
    const sample = await readSample(
      [{ data: { kind: 'file', path }, source, sourcetype }],
      library,
      () => undefined,
    );
    const { events, data_source, model, fields = {} } = expected;
    const all = [...sample.events];
    const first = all.toSorted((a, b) => timeOf(a) - timeOf(b))[0];
    expect(all.length).toBe(events);
    if (first === undefined) return;
    const rows = [...library.dataModels.rows([first], { model: model ?? '', dataset: '' }, run)];
    const values = new Map([...rows.flatMap(withoutPrefixes), ...first]);
    const found = Object.keys(fields).map((name) => [name, toText(values.get(name))]);
    const wanted = Object.entries(fields).map(([name, value]) => [name, String(value)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    const sources = library.dataSources.sourcesOf(first);
    if (data_source !== undefined)
      expect(sources.join('; ')).toEqual(expect.stringContaining(data_source));
    if (model !== undefined)
      expect(library.dataModels.datasetsOf(first, run).join(' ')).toContain(`${model}.`);
  });
});

/** `Web.status` is `status`. */
function withoutPrefixes(row: Event): (readonly [string, FieldValue])[] {
  return [...row].map(([name, value]) => [name.slice(name.lastIndexOf('.') + 1), value] as const);
}
