import { expect, test } from 'vitest';
import { dataSourcesIn } from '../../tooling/content/data-source-names.ts';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

test.each([
  { entry: 'Sysmon EventID 1', names: [['Sysmon EventID 1', 0]] },
  {
    entry: 'Sysmon EventID 1 AND  Sysmon EventID 3',
    names: [
      ['Sysmon EventID 1', 0],
      ['Sysmon EventID 3', 22],
    ],
  },
  { entry: 'Windows SANDBOX', names: [['Windows SANDBOX', 0]] },
])('$entry', ({ entry, names }) => {
  expect(dataSourcesIn(entry).map(({ name, start }) => [name, start])).toEqual(names);
});

test('of two required data sources, the missing one is reported at its position', async () => {
  const detection = `name: Two
id: 6b1f0f43-3b5e-4b62-9a52-1f6a4be0a111
version: 1
date: "2026-01-15"
author: Ada
status: experimental
type: Hunting
description: Two sources that are needed together.
data_source:
  - Sysmon EventID 1 AND Sysmon EventID 4711
search: index=main
`;
  const root = folderWith({ 'detections/two.yml': detection });
  const { out } = await tripline('check', '--content', root, '--limit', '0');
  expect(out.match(/data source "[^"]*" does not exist/g)).toEqual([
    'data source "Sysmon EventID 4711" does not exist',
  ]);
  expect(out).toContain('two.yml:10:26');
});
