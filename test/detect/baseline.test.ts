import { describe, expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { learned } from '../../tooling/detect/baseline.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import { ownContent } from '../own-content.ts';

const { library } = ownContent();
const SEEN = [
  new Map([
    ['_time', '1'],
    ['dest', 'a'],
    ['product', 'AnyDesk'],
  ]),
  new Map([
    ['_time', '2'],
    ['dest', 'b'],
    ['product', 'RustDesk'],
  ]),
];

function after(...searches: readonly string[]) {
  return searches.reduce((before, text) => {
    const search = compileSearchText(fileSource('baseline', text), before, () => undefined);
    return learned(before, { search, sample: new Sample(SEEN, before) }).library;
  }, library);
}

function hosts(name: string, ...searches: readonly string[]) {
  return after(...searches)
    .lookup(name)
    ?.rows.map((row) => row.get('dest'));
}

describe('a baseline', () => {
  test('fills the lookup that it writes, under the name with and without its extension', () => {
    const search = 'dest=a | outputlookup known_remote_access_tools.csv';
    expect(hosts('known_remote_access_tools', search)).toEqual(['a']);
    expect(hosts('known_remote_access_tools.csv', search)).toEqual(['a']);
  });

  test('replaces existing rows unless append=true', () => {
    const first = 'dest=a | outputlookup known_remote_access_tools';
    expect(
      hosts('known_remote_access_tools', first, 'dest=b | outputlookup known_remote_access_tools'),
    ).toEqual(['b']);
    const more = 'dest=b | outputlookup append=true known_remote_access_tools';
    expect(hosts('known_remote_access_tools', first, more)).toEqual(['a', 'b']);
  });

  test('keeps the match settings of the lookup, and omits internal fields from its columns', () => {
    const table = after('outputlookup known_remote_access_tools').lookup(
      'known_remote_access_tools',
    );
    expect(table?.caseSensitive).toBe(false);
    expect(table?.columns).not.toContain('_time');
  });

  test('writes all rows, even if later commands keep few of them', () => {
    const search = 'dest=* | outputlookup known_remote_access_tools | head 1';
    expect(hosts('known_remote_access_tools', search)).toEqual(['a', 'b']);
  });

  test('creates a missing lookup, and does not change the original library', () => {
    expect(hosts('new_one', 'dest=a | outputlookup new_one')).toEqual(['a']);
    expect(library.lookup('new_one')).toBeUndefined();
    expect(library.lookup('known_remote_access_tools')?.rows).toEqual([]);
  });
});
