import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { byCodeUnit } from '../../../tooling/base/order.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { loadContent } from '../../../tooling/content/load.ts';
import { createValidator } from '../../../tooling/content/schema.ts';
import { readSchemas } from '../../../tooling/content/schemas.ts';
import { parseYaml } from '../../../tooling/content/yaml.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const SNAPSHOTS = ['2022-10', '2024-10'];

/** Every YAML file has the values that PyYAML reads; expected/ holds digests made with yaml-digests.py. */
export const yamlValues: Suite = {
  name: 'yaml-values',
  run: (corpus) => SNAPSHOTS.map((snapshot) => compareValues(corpus, snapshot)),
};

/** Every detection is read into the model. */
export const contentModel: Suite = {
  name: 'content-model',
  run: (corpus) => SNAPSHOTS.map((snapshot) => readModel(corpus, snapshot)),
};

function compareValues(corpus: string, snapshot: string): SuiteResult {
  const root = join(corpus, 'security_content', snapshot);
  const expected = readFileSync(`test/conformance/expected/yaml-${snapshot}.txt`, 'utf8')
    .trim()
    .split('\n');
  const paths = yamlPaths(root);
  const misses = paths.filter((path, index) => digestOf(join(root, path)) !== expected[index]);
  const details =
    paths.length === expected.length
      ? misses
      : ['the snapshot has other files than the expectation'];
  return {
    suite: `yaml-values-${snapshot}`,
    passed: paths.length - misses.length,
    total: expected.length,
    details,
  };
}

function yamlPaths(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.yml'))
    .sort(byCodeUnit);
}

function digestOf(file: string): string {
  const source = fileSource(file, readFileSync(file, 'utf8'));
  const value: unknown = parseYaml(source, () => undefined)?.document.toJS();
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 8);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const keys = Object.keys(value).sort(byCodeUnit);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(Reflect.get(value, key))}`).join(',')}}`;
}

function readModel(corpus: string, snapshot: string): SuiteResult {
  const root = join(corpus, 'security_content', snapshot);
  const total = yamlPaths(join(root, 'detections')).length;
  const content = loadContent(root, {
    validate: createValidator(readSchemas('.')),
    report: () => undefined,
    kinds: ['detection'],
  });
  return {
    suite: `content-model-${snapshot}`,
    passed: content.detection.all.length,
    total,
    details: [],
  };
}
