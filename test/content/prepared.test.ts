import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BUILT_IN_KINDS, PREPARED_FILE } from '../../tooling/content/built-in.ts';
import { loadContent } from '../../tooling/content/load.ts';
import type { PreparedContent } from '../../tooling/content/prepared.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import { preparedContent } from '../../tooling/generate/prepared-content.ts';
import { readPrepared } from '../../tooling/project/package-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'tripline-prepared-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ['macros', 'data_sources', 'data_models'])
  cpSync(name, join(folder, name), { recursive: true });
mkdirSync(join(folder, 'dist'));
writeFileSync(join(folder, PREPARED_FILE), JSON.stringify(preparedContent('.')));

const parsed = load(new Map());
const prepared = load(readPrepared(folder));

test.each(BUILT_IN_KINDS)('every built-in %s is equal when prepared and parsed', (kind) => {
  expect(prepared[kind].all.map(({ isPrepared }) => isPrepared)).not.toContain(undefined);
  expect(prepared[kind].all.map(({ path, data }) => ({ path, data }))).toEqual(
    parsed[kind].all.map(({ path, data }) => ({ path, data })),
  );
});

test('its strings map to the file', () => {
  const place = ['calculated_fields', 'original_file_name'];
  const [one, other] = [prepared, parsed].map(({ data_source }) => {
    const document = data_source.byName.get('Sysmon EventID 1');
    return { ...document?.embedded(place), span: document?.spanAt(place) };
  });
  expect(one).toEqual(other);
});

test('an edited file is parsed again', () => {
  const path = join(folder, 'macros', 'edited.yml');
  writeFileSync(path, 'name: edited\ndefinition: a=1\ndescription: Test.\n');
  const document = load(readPrepared(folder)).macro.byName.get('edited');
  expect(document?.data.definition).toBe('a=1');
  expect(document?.isPrepared).toBeUndefined();
});

test('without a build everything is parsed', () => {
  expect(readPrepared(join(folder, 'nowhere')).size).toBe(0);
});

function load(known: PreparedContent) {
  const validate = createValidator(readSchemas('.'));
  return loadContent(folder, {
    validate,
    report: () => {},
    kinds: BUILT_IN_KINDS,
    prepared: known,
  });
}
