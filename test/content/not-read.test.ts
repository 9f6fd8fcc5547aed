import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { loadContent } from '../../tooling/content/load.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import { folderWith } from '../render/fake-world.ts';

const validate = createValidator(readSchemas('.'));

/** What is reported about names in a folder, as the path and the help. */
function reported(root: string): string[] {
  const found: Diagnostic[] = [];
  loadContent(root, { validate, report: (problem) => found.push(problem) });
  return found
    .filter(({ code }) => code === 'content/not-read')
    .map(({ severity, message, help }) => `${severity} ${message.split('"')[1]}: ${help}`);
}

const NAMED = 'name: Something\n';

describe('files that look like content are read or reported', () => {
  test.each([
    ['detections/a.YML', 'content files end in .yml or .yaml'],
    ['detections/deep/er/a.Yaml', 'content files end in .yml or .yaml'],
    ['detections/a.yaml.txt', 'content files end in .yml or .yaml'],
    ['tests/a.test.yml.txt', 'content files end in .yml or .yaml'],
    ['macros/a.YAML.TXT', 'content files end in .yml or .yaml'],
    ['detection/a.yml', 'rename detection to detections'],
    ['Detections/deep/a.yml', 'rename Detections to detections'],
    ['detctions/a.yml', 'rename detctions to detections'],
    ['story/a.YML', 'rename story to stories'],
    ['data-sources/a.yaml', 'rename data-sources to data_sources'],
    ['datamodels/a.yml', 'rename datamodels to data_models'],
    ['tripline.yaml', 'rename tripline.yaml to tripline.yml'],
    ['.tripline.yml', 'rename .tripline.yml to tripline.yml'],
    ['Deprecations.yml.txt', 'rename Deprecations.yml.txt to deprecations.yml'],
  ])('%s is reported', (path, help) => {
    expect(reported(folderWith({ [path]: NAMED }))).toEqual([`error ${path}: ${help}`]);
  });

  test.each([
    'detections/a.yml',
    'detections/a.yaml',
    'detections/README.md',
    'detections/a.yml.orig',
    'detections/.a.yml.swp',
    'test/a.yml',
    'data/a.yml',
    'actions/a.yml',
    'detection/README.md',
    'mkdocs.yml',
  ])('%s is not', (path) => {
    expect(reported(folderWith({ [path]: NAMED }))).toEqual([]);
  });

  test('a folder without content is not, nor is a link', () => {
    const root = folderWith({ 'lookup/settings.yml': 'a: 1\n', 'away/a.yml': NAMED });
    symlinkSync(join(root, 'away'), join(root, 'detection'));
    expect(reported(root)).toEqual([]);
  });
});
