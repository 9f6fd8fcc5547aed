import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { placesOf } from '../../tooling/content/places.ts';

const TEXT = `name: One
4688: process
"a \\"key\\"": x
empty:
same: 1
same: 2
list:
  - first
  - inner: &word 'deep'
  - *word
block: |
  two lines
`;

const places = placesOf(parseDocument(TEXT, { uniqueKeys: false }), TEXT);

test.each([
  { path: ['name'], written: 'One', key: 'name', style: 'plain' },
  { path: [4688], written: 'process', key: '4688', style: 'plain' },
  { path: ['a "key"'], written: 'x', key: '"a \\"key\\""', style: 'plain' },
  { path: ['empty'], written: '', key: 'empty', style: undefined },
  { path: ['same'], written: '2', key: 'same', style: undefined },
  { path: ['list', 0], written: 'first', key: undefined, style: 'plain' },
  { path: ['list', 1, 'inner'], written: "'deep'", key: 'inner', style: 'single' },
  { path: ['list', 2], written: '*word', key: undefined, style: undefined },
  { path: ['block'], written: '|\n  two lines\n', key: 'block', style: 'block' },
])('finds where $path is written', ({ path, written, key, style }) => {
  const place = places.at(path);
  expect(place && TEXT.slice(place.start, place.end)).toBe(written);
  expect(place?.key && TEXT.slice(place.key.start, place.key.end)).toBe(key);
  expect(place?.style).toBe(style);
});

test.each([[['nothing']], [['name', 'below']], [['list', 3]], [['list', 'length']]])(
  'finds nothing at %j',
  (path) => {
    expect(places.at(path)).toBeUndefined();
  },
);
