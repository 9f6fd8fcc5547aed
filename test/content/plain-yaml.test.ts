import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fileSource } from '../../tooling/base/source.ts';
import { yamlFiles } from '../../tooling/content/files.ts';
import { CONTENT_FOLDERS } from '../../tooling/content/folders.ts';
import { placesOf } from '../../tooling/content/places.ts';
import { readPlainYaml } from '../../tooling/content/plain-yaml/plain-yaml.ts';
import { dataOf, parseYaml } from '../../tooling/content/yaml.ts';

interface Cases {
  readonly plain: readonly string[];
  readonly not_plain: readonly string[];
}

const CASES: Cases = parse(readFileSync('test/content/plain-yaml.yml', 'utf8'));

function unexpected(): never {
  throw new Error('plain YAML has no problems');
}

/** What the parser of all YAML reads. */
function parsed(text: string) {
  const yaml = parseYaml(fileSource('x.yml', text), unexpected);
  if (yaml === undefined) throw new Error('the case is not valid YAML');
  return { data: dataOf(yaml, unexpected), places: placesOf(yaml.document, yaml.source.text) };
}

describe('plain YAML is read as the parser reads it', () => {
  test.each(CASES.plain)('%j', (text) => {
    expect(readPlainYaml(text)).toEqual(parsed(text));
  });
});

test.each(CASES.not_plain)('%j is left to the parser', (text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

test('all content of this repository', () => {
  for (const folder of CONTENT_FOLDERS)
    for (const { source } of yamlFiles('.', folder, unexpected)) {
      const plain = readPlainYaml(source.text);
      if (plain !== undefined) expect(plain, source.name).toEqual(parsed(source.text));
    }
});
