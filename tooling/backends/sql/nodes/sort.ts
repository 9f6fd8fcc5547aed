import type { Sort, SortKey } from '../../../plan/plan.ts';
import { addressOrder } from '../address-order.ts';
import type { Relation } from '../relation.ts';
import { call, column, number, type OrderTerm, type Sql } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { asNumber, asText } from '../values.ts';

/** Sorts by keys, and keeps the first rows. */
export function sort({ input, keys, limit }: Sort, translation: Translation): Relation {
  const relation = translation.relation(input);
  const terms = keys.flatMap((key) => termsOf(key, relation));
  const order = [...terms, ...relation.order];
  const sorted = { ...relation, order, isSorted: true };
  if (limit === 0) return sorted;
  const step = translation.steps.add({
    from: { kind: 'step', id: relation.step },
    keepsColumns: true,
    columns: [],
    orderBy: order,
    limit,
  });
  return { ...sorted, step };
}

/** Rows without a value come last in both directions (rule 122). */
function termsOf({ field, descending, as }: SortKey, relation: Relation): readonly OrderTerm[] {
  const known = relation.fields.get(field.text);
  if (known === undefined) return [];
  const value = column(known.id, known.type);
  return keysOf(value, as).map((key) => ({ value: key, descending }));
}

function keysOf(value: Sql, as: SortKey['as']): readonly Sql[] {
  switch (as) {
    case 'str':
      return [asText(value)];
    case 'num':
      return [call('coalesce', [asNumber(value), number(0)], 'number')];
    case 'ip':
      return [addressOrder(asText(value)), asText(value)];
    case 'auto':
      if (value.type === 'number') return [value];
      return [asNumber(value), addressOrder(asText(value)), asText(value)];
  }
}
