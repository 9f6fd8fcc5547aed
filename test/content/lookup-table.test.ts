import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { diskReader } from '../../tooling/content/load.ts';
import { readLookupTable } from '../../tooling/content/lookup-table.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

const FILES = {
  'known.yml': 'name: known\ndescription: Known.\nfilename: known.csv\n',
  'known.csv': 'user,constructor\na\nb,x\n',
  'our_brands.yml': 'name: ourBrands\ndescription: Named as the file beside it.\n',
  'our_brands.csv': 'brand\nTripline\n',
  'seen.yml': 'name: seen\ndescription: Seen.\ncollection: seen_rows\nfields_list: user, n\n',
  'seen_rows.json': '[{"user": "a", "n": 1, "__proto__": "x"}, {"user": ["b", "c"], "n": null}]',
  'broken.yml': 'name: broken\ndescription: Broken.\ncollection: broken\nfields_list: user\n',
  'broken.json': 'user',
  'absent.yml': 'name: absent\ndescription: Absent.\ncollection: absent\nfields_list: user, n\n',
};

describe('lookup tables', () => {
  let root = '';

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tripline-'));
    mkdirSync(join(root, 'lookups'));
    for (const [name, text] of Object.entries(FILES)) {
      writeFileSync(join(root, 'lookups', name), text);
    }
  });

  afterAll(() => rmSync(root, { recursive: true }));

  function read(name: string) {
    const found: Diagnostic[] = [];
    const { content } = new Workspaces(realWorld()).open(root);
    const report = (diagnostic: Diagnostic) => found.push(diagnostic);
    const table = readLookupTable(content, name, { reader: diskReader(root), report });
    const rows = table?.rows.map((row) => [...row]);
    return { columns: table?.columns, rows, codes: found.map(({ code }) => code) };
  }

  test('are read from CSV', () => {
    expect(read('known')).toEqual({
      columns: ['user', 'constructor'],
      rows: [
        [['user', 'a']],
        [
          ['user', 'b'],
          ['constructor', 'x'],
        ],
      ],
      codes: [],
    });
  });

  test('are read from the file next to the YAML file if none is named', () => {
    expect(read('ourBrands').rows).toEqual([[['brand', 'Tripline']]]);
  });

  test('are read from the JSON of a collection', () => {
    expect(read('seen')).toEqual({
      columns: ['user', 'n', '__proto__'],
      rows: [
        [
          ['user', 'a'],
          ['n', 1],
          ['__proto__', 'x'],
        ],
        [['user', ['b', 'c']]],
      ],
      codes: [],
    });
  });

  test('report invalid JSON', () => {
    expect(read('broken').codes).toEqual(['content/lookup-json']);
  });

  test('have columns and no rows before they are written', () => {
    expect(read('absent')).toEqual({ columns: ['user', 'n'], rows: [], codes: [] });
  });
});
