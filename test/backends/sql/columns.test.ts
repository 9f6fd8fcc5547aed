import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName, fieldName } from '../../../tooling/backends/sql/columns.ts';

test.each([
  ['process_name', 'process_name'],
  ['EventCode', '$event$code'],
  ['Processes.user', '$processes.user'],
  ['a b', 'a$32$b'],
  ['tags{}', 'tags$123$$125$'],
  ['$', '$36$'],
])('the column of %s is %s', (field, column) => {
  expect(columnName(field)).toBe(column);
});

test('fields have different columns, also where case is ignored, and columns name their field', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (field) => {
      const column = columnName(field);
      expect(fieldName(column)).toBe(field);
      expect(column).toBe(column.toLowerCase());
      expect(column).toMatch(/^[a-z0-9_.$]*$/);
    }),
  );
});
