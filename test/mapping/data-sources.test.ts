import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import type { ContentDocument } from '../../tooling/content/document.ts';
import { loadContent } from '../../tooling/content/load.ts';
import type { DataSource } from '../../tooling/content/model.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import { createLibrary } from '../../tooling/detect/library.ts';
import { readSample, type Sample } from '../../tooling/detect/sample.ts';
import { toText, valuesOf } from '../../tooling/events/field-value.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

/** The expected results for the `example_log` of a data source. */
interface Expected {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly tags?: readonly string[];
  /** Every dataset that the event belongs to. */
  readonly datasets?: readonly string[];
  /** By dataset: the fields of its row. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const problems: Diagnostic[] = [];
const report = (problem: Diagnostic) => problems.push(problem);
const content = loadContent('.', {
  validate: createValidator(readSchemas('.')),
  report,
  kinds: ['data_source', 'data_model'],
});
const library = createLibrary({
  content,
  builtIn: content,
  external: {},
  report,
  readLookup: () => undefined,
});
const withExample = content.data_source.all.filter(({ data }) => data.example_log !== undefined);

test('every data source and data model compiles without a problem', () => {
  expect(problems).toEqual([]);
  expect(content.data_source.all.length).toBeGreaterThan(300);
});

test('the command line reads the same data sources', () => {
  const opened = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);
  expect(opened.content.data_source.all).toHaveLength(content.data_source.all.length);
});

describe.each(withExample.map((document) => [document.data.name, document] as const))(
  'the example of %s',
  (name, document) => {
    const expected = readExpected(document);

    test('is recognized', async () => {
      const [event] = (await sampleOf(document)).events;
      expect(event && library.dataSources.sourcesOf(event)).toContain(name);
    });

    test('has the fields and tags of its data source', async () => {
      const [event] = (await sampleOf(document)).events;
      const fields = Object.keys(expected.fields).map((field) => [
        field,
        textOf(event?.get(field)),
      ]);
      expect(Object.fromEntries(fields)).toEqual(expected.fields);
      expect(valuesOf(event?.get('tag')).map(toText)).toEqual(expected.tags ?? []);
    });

    test('is in the datasets of its tags', async () => {
      const sample = await sampleOf(document);
      const rows = rowsByDataset(sample);
      expect([...rows.keys()]).toEqual(expected.datasets ?? []);
      for (const [dataset, row] of Object.entries(expected.rows ?? {})) {
        const found = rows.get(dataset);
        const fields = Object.keys(row).map((field) => [field, textOf(found?.get(field))]);
        expect(Object.fromEntries(fields)).toEqual(row);
      }
    });
  },
);

function readExpected({ path }: ContentDocument<DataSource>): Expected {
  return parse(readFileSync(join('test/mapping/fixtures', basename(path)), 'utf8'));
}

/** The example with the source and sourcetype that the data source names, as sent by a forwarder. */
async function sampleOf(document: ContentDocument<DataSource>): Promise<Sample> {
  const text = document.data.example_log ?? '';
  const source = inherited(document, 'source');
  const sourcetype = inherited(document, 'sourcetype');
  return readSample([{ data: { kind: 'text', text }, source, sourcetype }], library, report);
}

function inherited(document: ContentDocument<DataSource>, key: 'source' | 'sourcetype') {
  let at: ContentDocument<DataSource> | undefined = document;
  while (at !== undefined && at.data[key] === undefined) {
    at = content.data_source.byName.get(at.data.extends ?? '');
  }
  return at?.data[key];
}

function rowsByDataset(sample: Sample) {
  const { dataModels } = library;
  const run = sample.run(() => undefined);
  const rows = new Map<string, ReadonlyMap<string, unknown>>();
  for (const model of dataModels.modelNames()) {
    for (const dataset of dataModels.datasetNames(model)) {
      const [row] = dataModels.rows(sample.events, { model, dataset }, run);
      if (row !== undefined) rows.set(`${model}.${dataset}`, row);
    }
  }
  return rows;
}

function textOf(value: unknown): string | readonly string[] | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.map(String) : String(value);
}
