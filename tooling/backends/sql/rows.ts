import type { FieldColumn, Relation, Steps } from './relation.ts';
import { call, type OrderTerm, type Sql, test } from './sql.ts';
import { asNumber, asText } from './values.ts';

/** A relation with exactly these fields; other columns are only there for its order. */
export function withFields(
  relation: Relation,
  fields: Iterable<readonly [string, FieldColumn]>,
): Relation {
  return { ...relation, fields: new Map(fields) };
}

/** The terms that order values as `stats` and `sort` do: numbers before texts. */
export function valueOrder(value: Sql, descending = false): readonly OrderTerm[] {
  if (value.type === 'number') return [{ value, descending }];
  return [
    { value: asNumber(value), descending },
    { value: asText(value), descending },
  ];
}

/** The place of each row in the order of the relation, from 1. */
export function numbered(
  relation: Relation,
  steps: Steps,
  partition: readonly Sql[] = [],
): readonly [Relation, Sql] {
  return steps.hidden(relation, 'row', {
    kind: 'over',
    value: call('row-number', [], 'number'),
    partition,
    order: relation.order,
    type: 'number',
  });
}

/** The rows that have all of these values. */
export function known(values: readonly Sql[]): Sql {
  const tests = values.map((value) => test('is-not-null', value));
  const [only] = tests;
  return only !== undefined && tests.length === 1 ? only : test('and', ...tests);
}
