import { describe, expect, test } from 'vitest';
import { publishedSearchReader, searchReader } from '../../tooling/render/docs/search-text.ts';

describe('our pages read a search as its author means it', () => {
  test.each([
    { search: '`a` | `b(x, "y z")`', macros: ['a', 'b'] },
    { search: 'index=main ``` `not_called` ``` | `a` | `a`', macros: ['a'] },
  ])('macros of $search', ({ search, macros }) => {
    expect(searchReader.macros(search)).toEqual(macros);
  });

  test.each([
    { search: '| lookup update=true local=t hosts host OUTPUT x', lookups: ['hosts'] },
    { search: '| inputlookup append=t a | outputlookup b', lookups: ['a', 'b'] },
    { search: '| lookup a x | lookup a y', lookups: ['a'] },
  ])('lookups of $search', ({ search, lookups }) => {
    expect(searchReader.lookups(search)).toEqual(lookups);
  });

  test.each([
    { search: '| a "x|y\\"|" | b', lines: '| a "x|y\\"|"\n| b' },
    { search: 'a ``` x | y ``` | b', lines: 'a ``` x | y ```\n| b' },
    { search: 'a\n| b   |c', lines: 'a\n| b\n|c' },
    { search: 'a "never closed | b', lines: 'a "never closed | b' },
  ])('lines of $search', ({ search, lines }) => {
    expect(searchReader.lines(search)).toBe(lines);
  });

  test('a long search is read in a moment', () => {
    const long = `${' '.repeat(50_000)}${'`'.repeat(50_000)}${'"'.repeat(50_001)}${'('.repeat(50_000)}`;
    const start = performance.now();
    searchReader.macros(long);
    searchReader.lookups(long);
    searchReader.lines(long);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('the published pages read a search as their generator did', () => {
  test.each([
    { search: '`a(x)` | `b(x, y)` | `c_filter` | `drop_dm_object_name(P)` | `a`', macros: ['a'] },
  ])('macros of $search', ({ search, macros }) => {
    expect(publishedSearchReader.macros(search)).toEqual(macros);
  });

  test('repeated lookups stay', () => {
    const search = '| lookup update=true a x | inputlookup a | lookup local=t b';
    expect(publishedSearchReader.lookups(search)).toEqual(['a', 'a', 'local=t']);
  });

  test('every bar starts a line', () => {
    expect(publishedSearchReader.lines('| a "x|y" || b')).toBe('\n| a "x\n|y" \n|\n| b');
  });
});
