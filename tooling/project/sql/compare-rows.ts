import { byCodeUnit } from '../../base/order.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, isMap, toNumber, toText, valuesOf } from '../../events/field-value.ts';

/** Digits of a number that have to be equal: sums of doubles depend on the order of their terms in the last one or two. */
const DIGITS = 13;

/**
 * The first difference between the rows of two engines, as a sentence; undefined if they are equal. Rows are compared as
 * a multiset, or in order; cells as texts, and numbers by their first digits. Rows without any value are none: SQL has no
 * row without columns.
 */
export function differenceOf(
  own: readonly Event[],
  other: readonly Event[],
  { isSorted }: { readonly isSorted: boolean },
): string | undefined {
  const [a, b] = [own, other].map((rows) => rows.map(rowKey).filter((key) => key !== '[]'));
  if (a === undefined || b === undefined) return undefined;
  if (!isSorted) for (const keys of [a, b]) keys.sort(byCodeUnit);
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1)
    if (a[index] !== b[index]) return `${a[index] ?? 'no row'} is ${b[index] ?? 'no row'}`;
  return undefined;
}

/** The cells of a row in the order of their names; the keys of a map are cells of their own. */
function rowKey(row: Event): string {
  return JSON.stringify([...cellsOf(row)].sort(([a], [b]) => byCodeUnit(a, b)));
}

function* cellsOf(
  row: Iterable<readonly [string, FieldValue]>,
  prefix = '',
): Iterable<readonly [name: string, values: readonly string[]]> {
  for (const [name, value] of row) {
    if (isMap(value)) yield* cellsOf(value, `${prefix}${name}.`);
    else if (valuesOf(value).length > 0) yield [`${prefix}${name}`, valuesOf(value).map(cellText)];
  }
}

function cellText(value: FieldValue): string {
  const text = toText(value);
  if (!/[.e]/.test(text)) return text;
  const number = toNumber(value);
  return number === undefined ? text : String(Number(number.toPrecision(DIGITS)));
}
