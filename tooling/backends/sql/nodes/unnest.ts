import type { Unnest } from '../../../plan/plan.ts';
import type { Relation } from '../relation.ts';
import { call, caseOf, column, number, type Sql, test } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';
import { elementOf, lengthOf } from '../values.ts';

/** A row for each value of a field; a row without the field stays. */
export function unnest({ input, field, limit }: Unnest, translation: Translation): Relation {
  const relation = translation.relation(input);
  const known = relation.fields.get(field.text);
  if (known === undefined || known.type !== 'list') return relation;
  return expanded(relation, field.text, { translation, keepsMissing: true, limit });
}

interface Expanding {
  readonly translation: Translation;
  /** Whether rows without the field stay. */
  readonly keepsMissing: boolean;
  /** The maximum number of rows of each row; 0 for all. */
  readonly limit?: number;
}

/** A row for each value of a field of lists, in order. */
export function expanded(
  relation: Relation,
  name: string,
  { translation, keepsMissing, limit = 0 }: Expanding,
): Relation {
  const { steps } = translation;
  const known = relation.fields.get(name);
  if (known === undefined) return relation;
  const list = column(known.id, 'list');
  const size =
    limit > 0 ? call('least', [lengthOf(list), number(limit)], 'number') : lengthOf(list);
  const one = call('list-range', [number(1), number(1)], 'list');
  const indexes = call('list-range', [number(1), size], 'list');
  const as = steps.newId('at');
  const step = steps.add({
    from: {
      kind: 'unnest',
      id: relation.step,
      list: keepsMissing ? caseOf([[test('is-null', list), one]], indexes) : indexes,
      as,
    },
    keepsColumns: true,
    columns: [],
    where: keepsMissing ? undefined : test('is-not-null', list),
  });
  const at: Sql = column(as, 'number');
  const rows = { ...relation, step, order: [...relation.order, { value: at }] };
  const scope = new Scope(translation, rows);
  return steps.extend(scope.relation, [[name, elementOf(list, at)]]);
}
