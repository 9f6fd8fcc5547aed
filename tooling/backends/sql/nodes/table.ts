import type { Table } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { numbered } from '../rows.ts';
import { number, test } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { readTable } from './scan.ts';

/** The rows of a lookup, or some of them. */
export function table({ name, start, most, span }: Table, translation: Translation): Relation {
  const stored = translation.tables.lookup(name);
  if (stored === undefined) throw new Refused(`there is no table for the lookup "${name}"`, span);
  const relation = readTable(stored, translation);
  if (start === 0 && most === null) return relation;
  const [rows, place] = numbered(relation, translation.steps);
  const bounds = [
    test('more', place, number(start)),
    ...(most === null ? [] : [test('at-most', place, number(start + most))]),
  ];
  return translation.steps.filter(rows, test('and', ...bounds));
}
