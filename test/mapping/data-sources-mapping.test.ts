import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { readDocument } from '../../tooling/content/load.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import type { FieldValue } from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { DataModelCatalog } from '../../tooling/mapping/data-model-catalog.ts';
import { DataSourceCatalog } from '../../tooling/mapping/data-source-catalog.ts';

const validate = createValidator(readSchemas('.'));
const run = runWith();

describe('a data source', () => {
  test('that extends another is applied after it and can use its fields', () => {
    const { event, sources } = normalise(
      [
        'name: A\nsource: a\nsourcetype: a\nseparator: id\nrecognize: {log: x}\ncalculated_fields: {user: User}',
      ],
      [
        'name: B\nextends: A\nseparator_value: [1, 2]\ncalculated_fields: {user: upper(user), before: user}',
      ],
      { log: 'X', id: '2', User: 'ada' },
    );
    expect(sources).toEqual(['A', 'B']);
    expect(event).toMatchObject({ user: 'ADA', before: 'ada' });
  });

  test('is recognized by any of several descriptions, but only once', () => {
    const document =
      'name: A\nsource: a\nsourcetype: a\nrecognize:\n- sourcetype: t\n- {kind: k, id: "*"}';
    expect(normalise([document], { sourcetype: 'T' }).sources).toEqual(['A']);
    expect(normalise([document], { sourcetype: 't', kind: 'k', id: '7' }).sources).toEqual(['A']);
    expect(normalise([document], { kind: 'k' }).sources).toEqual([]);
  });

  test('sets source and sourcetype of events without them; the more specific one wins', () => {
    const documents = [
      'name: A\nsource: a\nsourcetype: at\nseparator: id\nrecognize: {log: x}',
      'name: B\nextends: A\nsource: b\nseparator_value: 1',
    ];
    const { event } = normalise(documents, { log: 'x', id: '1' });
    expect(event).toMatchObject({ source: 'b', sourcetype: 'at', host: 'unknown' });
    expect(normalise(documents, { log: 'x', host: 'h' }).event).toMatchObject({
      source: 'a',
      host: 'h',
    });
  });

  test('extracts, looks up and calculates in this order', () => {
    const { event } = normalise(
      [
        `name: A
source: a
sourcetype: a
recognize: {log: x}
named_values: [{names: 'p{}.n', values: 'p{}.v'}]
extractions: [{pattern: 'for (?<user>\\w+)'}]
lookups: {action: {field: verb, values: {In: success}, default: failure}}
calculated_fields: {both: user." ".action." ".verb}`,
      ],
      { log: 'x', _raw: 'for bob', 'p{}.n': ['verb', 'other'], 'p{}.v': ['in', ''] },
    );
    expect(event).toMatchObject({ both: 'bob success in' });
    expect(event).not.toHaveProperty('other');
  });

  test('sets several fields by the row of a table, after its lookups', () => {
    const document = `name: A
source: a
sourcetype: a
recognize: {log: x}
lookups: {action: {field: ok, values: {1: success}}}
tables: [{field: id, columns: [name, action, kind], rows: {7: [Seven, created], a: Letter, 9: ['', '', odd]}}]`;
    const eventOf = (id: string) => normalise([document], { log: 'x', id, ok: '1' }).event;
    expect(eventOf('7')).toMatchObject({ name: 'Seven', action: 'created' });
    expect(eventOf('7')).not.toHaveProperty('kind');
    expect(eventOf('A')).toMatchObject({ name: 'Letter', action: 'success' });
    expect(eventOf('9')).toMatchObject({ kind: 'odd', action: 'success' });
    expect(eventOf('8')).not.toHaveProperty('name');
  });

  test('removes a field with null()', () => {
    const document =
      'name: A\nsource: a\nsourcetype: a\nrecognize: {log: x}\ncalculated_fields: {user: null()}';
    expect(normalise([document], { log: 'x', user: 'u' }).event).not.toHaveProperty('user');
  });

  test('gives no tags to an event from which it read nothing', () => {
    const document = `name: A
source: a
sourcetype: a
recognize: {sourcetype: t}
event_tags: [web]
extractions: [{pattern: '(?<status>[0-9]+)'}]
calculated_fields: {src: clientip, dest: host}`;
    const eventOf = (fields: Record<string, string>) =>
      normalise([document], { sourcetype: 't', host: 'h', ...fields }).event;
    expect(eventOf({ _raw: 'nothing' })).not.toHaveProperty('tag');
    expect(eventOf({ _raw: 'nothing', other: 'x' })).not.toHaveProperty('tag');
    expect(eventOf({ _raw: 'nothing', tag: 'own' })).toMatchObject({ tag: 'own' });
    expect(eventOf({ _raw: '404' })).toMatchObject({ tag: 'web' });
    expect(eventOf({ clientip: '10.0.0.1' })).toMatchObject({ tag: 'web' });
  });

  test('sets event types and tags, if their search matches', () => {
    const document = `name: A
source: a
sourcetype: a
recognize: {log: x}
event_tags: [web]
event_types: [{name: all}, {name: bad, search: status>=400, tags: [error, web]}]`;
    expect(normalise([document], { log: 'x', status: '404' }).event).toMatchObject({
      eventtype: ['all', 'bad'],
      tag: ['web', 'error'],
    });
    expect(normalise([document], { log: 'x', status: '200' }).event).toMatchObject({
      eventtype: 'all',
      tag: 'web',
    });
  });
});

describe('problems of data sources', () => {
  test.each([
    ['data-source/unknown-parent', ['name: A\nextends: Nobody\nseparator_value: 1']],
    [
      'data-source/cyclic-parents',
      ['name: A\nextends: B\nrecognize: {a: b}', 'name: B\nextends: A\nrecognize: {a: b}'],
    ],
    [
      'data-source/no-separator',
      [
        'name: A\nsource: a\nsourcetype: a\nrecognize: {a: b}',
        'name: B\nextends: A\nseparator_value: 1',
      ],
    ],
    [
      'data-source/bad-extraction',
      ['name: A\nsource: a\nsourcetype: a\nrecognize: {a: b}\nextractions: [{pattern: "("}]'],
    ],
    [
      'data-source/bad-extraction',
      ['name: A\nsource: a\nsourcetype: a\nrecognize: {a: b}\nextractions: [{pattern: "x"}]'],
    ],
    ['content/missing-key', ['name: A\nsource: a\nrecognize: {a: b}']],
  ])('%s is reported', (code, texts) => {
    const { problems } = catalogOf(texts);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
  });
});

describe('a data model', () => {
  const model = `name: M
description: d
datasets:
- name: Root
  constraint: tag=t
  fields: [plain]
  unknown_fields: [user]
  described_fields: [user]
  calculated_fields: {kind: 'if(user="unknown", "none", "some")', length: len(kind)}
- name: Child
  parent: Root
  constraint: kind=none
  calculated_fields: {own: upper(kind)}`;

  test('sets fields from top to bottom, and its children can use them', () => {
    const row = {
      'Root.user': 'unknown',
      'Root.kind': 'none',
      'Root.length': 4,
      'Root.Child.own': 'NONE',
    };
    expect(rowsOf(model, 'Root', { tag: 't' })).toMatchObject([
      { ...row, nodename: ['Root', 'Root.Child'] },
    ]);
    expect(rowsOf(model, 'Child', { tag: 't', user: '' })).toMatchObject([row]);
    expect(rowsOf(model, 'Child', { tag: 't', user: 'ada' })).toEqual([]);
    expect(rowsOf(model, 'Root', { tag: 'other' })).toEqual([]);
  });

  test('lists its fields, including those from asset and identity lookups', () => {
    const { catalog } = modelOf(model);
    expect([...(catalog.fieldsOf('M', 'Root') ?? [])]).toEqual(
      expect.arrayContaining([
        'Root.plain',
        'Root.user_category',
        'Root.Child.own',
        '_time',
        'nodename',
      ]),
    );
    expect(catalog.fieldsOf('M', 'Nothing')).toBeUndefined();
  });
});

type Fields = Readonly<Record<string, FieldValue>>;

function normalise(...args: readonly (readonly string[] | Fields)[]) {
  const texts = args.filter((arg): arg is readonly string[] => Array.isArray(arg)).flat();
  const fields = args.find((arg): arg is Fields => !Array.isArray(arg)) ?? {};
  const { catalog } = catalogOf(texts);
  const event = catalog.normalise(new Map(Object.entries(fields)), run);
  return { event: Object.fromEntries(event), sources: catalog.sourcesOf(event) };
}

const ID = '6d0c3f6e-52a8-4f0e-8d0b-8b1e5a3f9c0';

function catalogOf(texts: readonly string[]) {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const documents = texts.flatMap((text, index) => {
    const head = `id: ${ID}${index}\nversion: 1\ndate: '2026-11-24'\nauthor: a\ndescription: d\n`;
    const source = fileSource(`${index}.yml`, head + text);
    return (
      readDocument({ path: `${index}.yml`, source }, 'data_source', { validate, report }) ?? []
    );
  });
  return { catalog: new DataSourceCatalog(documents, report), problems };
}

function modelOf(text: string) {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const file = { path: 'm.yml', source: fileSource('m.yml', text) };
  const document = readDocument(file, 'data_model', { validate, report });
  expect(problems).toEqual([]);
  return { catalog: new DataModelCatalog(document === undefined ? [] : [document], report) };
}

function rowsOf(text: string, dataset: string, fields: Fields) {
  const rows = modelOf(text).catalog.rows(
    [new Map(Object.entries(fields))],
    { model: 'M', dataset },
    run,
  );
  return [...rows].map((row) => Object.fromEntries(row));
}
