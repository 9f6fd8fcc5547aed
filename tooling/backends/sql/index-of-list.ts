import { call, caseOf, integer, nothing, number, type Sql, test } from './sql.ts';
import type { Scope } from './translation.ts';
import { elementOf, lengthOf, notEmpty } from './values.ts';

/** Whether an index, or the range up to another, holds the only value of a field. */
export function isFirst(start: number, end = start): boolean {
  const [from, to] = [start, end].map((index) => Math.trunc(index < 0 ? index + 1 : index));
  return from === 0 && (to ?? 0) >= 0;
}

/** The value at an index from 0; a negative one counts from the end. */
export function one(list: Sql, index: number): Sql {
  const place = Math.trunc(index);
  if (place >= 0) return elementOf(list, integer(place + 1));
  const size = lengthOf(list);
  const isInside = test('at-least', size, number(-place));
  const fromEnd = call('add', [size, number(place + 1)], 'number');
  return caseOf([[isInside, elementOf(list, fromEnd)]], nothing('text'));
}

/** The value at an index that a row computes. */
export function at(list: Sql, index: Sql): Sql {
  const size = lengthOf(list);
  const negative = call('add', [index, size], 'number');
  const place = call(
    'truncate',
    [caseOf([[test('less', index, number(0)), negative]], index)],
    'number',
  );
  const isInside = test('and', test('at-least', place, number(0)), test('less', place, size));
  const element = elementOf(list, call('add', [place, number(1)], 'number'));
  return caseOf([[isInside, element]], nothing('text'));
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly scope: Scope;
}

/** The values from an index to another; null if the range begins before the list, or is empty. */
export function several(list: Sql, { start, end, scope }: Range): Sql {
  const size = lengthOf(list);
  const place = (index: number): Sql =>
    index >= 0
      ? number(Math.trunc(index) + 1)
      : call('add', [size, number(Math.trunc(index) + 1)], 'number');
  const from = scope.shared(place(start));
  const to = scope.shared(call('least', [place(end), size], 'number'));
  const isInside = test('and', test('at-least', from, number(1)), test('at-least', to, from));
  const slice = notEmpty(call('list-slice', [list, from, to], 'list'));
  return caseOf([[isInside, slice]], nothing('list'));
}
