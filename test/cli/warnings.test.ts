import { describe, expect, test } from 'vitest';
import { detection } from '../cli/macro-repository.ts';
import { folderWith } from '../render/fake-world.ts';
import { tripline } from './run.ts';

const PARTS = { number: 1, name: 'Where From', technique: 'T1078', sample: 'a.log' };
const NO_DATABASE = 'iplocation adds no fields without a MaxMind (.mmdb) database';
const NO_TAGS = 'tags adds no fields offline: tags are configured on a Splunk server';

/** A folder with one detection, whose test passes though its search does not find all that it needs. */
function folder(): string {
  return folderWith({
    'detections/where_from.yml': detection({
      ...PARTS,
      search: 'EventCode=4624 | iplocation src | tags',
    }),
    'attack_data/a.log': '{"EventCode": 4624, "src": "192.0.2.1"}\n',
  });
}

describe('warnings of a test that passes', () => {
  test('are shown', async () => {
    const { code, out } = await tripline('test', '--content', folder());
    expect(code).toBe(0);
    expect(out).toContain('warn  Where From · It fires\n');
    expect(out).toContain(`      passed, but ${NO_DATABASE}\n`);
    expect(out).toContain(`      passed, but ${NO_TAGS}\n`);
  });

  test('are in JSON', async () => {
    const { out } = await tripline('test', '--json', '--content', folder());
    const [first = ''] = out.split('\n');
    const { verdict, warnings, diagnostics } = JSON.parse(first);
    expect(verdict).toBe('passed');
    expect(warnings.sort()).toEqual([NO_DATABASE, NO_TAGS]);
    expect(diagnostics).toMatchObject([{ code: 'data-sources/sniffed-format' }]);
  });

  test.each(['markdown', 'junit', 'sarif', 'github'])('are in %s', async (format) => {
    const { out } = await tripline('test', '--format', format, '--content', folder());
    expect(out).toContain('iplocation adds no fields');
  });
});

test('a test without warnings says nothing', async () => {
  const root = folderWith({
    'detections/logon.yml': detection({ ...PARTS, search: 'EventCode=4624' }),
    'attack_data/a.log': '{"EventCode": 4624}\n',
  });
  const { out } = await tripline('test', '--content', root);
  expect(out).toMatch(/^1 detection, 1 test/);
});
