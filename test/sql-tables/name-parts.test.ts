import { expect, test } from 'vitest';
import { nameParts } from '../../tooling/project/sql/tables/name-parts.ts';

test.each([
  ['events', ['events']],
  ['lake.raw.events', ['lake', 'raw', 'events']],
  ['lake.`raw events.v1`', ['lake', 'raw events.v1']],
  ['`it``s`', ['it`s']],
  ['`a"; DROP TABLE x; --`', ['a"; DROP TABLE x; --']],
  ['grün', ['grün']],
])('%s is a name', (name, parts) => {
  expect(nameParts(name)).toEqual(parts);
});

test.each([
  '',
  '.',
  'a.',
  '.a',
  'a b',
  'a; DROP TABLE x',
  "a'b",
  'a"b',
  '`a',
  '`a`b',
  '``',
  'a\nb',
  '`a\nb`',
  '`a\u2028b`',
  `a.\`$\{x}\``,
])('%j is no name', (name) => {
  expect(nameParts(name)).toBeUndefined();
});
