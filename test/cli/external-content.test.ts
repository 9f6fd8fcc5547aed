import { expect, test } from 'vitest';
import { diskReader } from '../../tooling/content/load.ts';
import { externalContent } from '../../tooling/project/external-content.ts';
import { folderWith } from '../render/fake-world.ts';

const BUILD = `author: A. Author
external_app_content:
  - app_name: CIM
    macros: [drop_dm_object_name]
    lookups: [cim_cloud_domain_lookup, acme_hosts, '*']
  - app_name: Others
    macros: [globedistance]
`;

test('names what tripline.yml and build.yml list as content of other apps', () => {
  const root = folderWith({ 'build.yml': BUILD });
  expect(
    externalContent(diskReader(root), { external: { macros: ['acme_*'], stories: ['A'] } }),
  ).toEqual({
    macros: ['acme_*', 'drop_dm_object_name', 'globedistance'],
    lookups: ['acme_hosts', 'acme_hosts.csv'],
    stories: ['A'],
  });
});

test.each([
  ['no build.yml', {}],
  ['a build.yml of another tool', { 'build.yml': 'steps: [{ run: make }]\n' }],
  ['a build.yml that is not YAML', { 'build.yml': 'a: [\n' }],
  ['a list that is not one', { 'build.yml': 'external_app_content: { macros: 1 }\n' }],
])('%s names nothing', (_name, files) => {
  expect(externalContent(diskReader(folderWith(files)), undefined)).toEqual({
    macros: [],
    lookups: [],
  });
});
