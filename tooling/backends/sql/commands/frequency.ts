import type { Aggregation } from '../../../plan/aggregation.ts';
import type { Extension } from '../../../plan/plan.ts';
import { grouped } from '../nodes/aggregate.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { valueOrder, withFields } from '../rows.ts';
import { call, column, number, type OrderTerm, type Sql, test } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { inputOf } from './command.ts';

/** The arguments of `top` and `rare`. */
interface Frequencies {
  readonly limit: number;
  readonly fields: readonly string[];
  readonly by: readonly string[];
  readonly other?: string;
  readonly countField?: string;
  readonly percentField?: string;
}

/** The most frequent combinations of values in each group, or the rarest. */
export function frequencies(node: Extension, translation: Translation, isRare: boolean): Relation {
  const { limit, fields, by, other, countField, percentField } = node.args as Frequencies;
  if (other !== undefined) throw new Refused('useother is not translated', node.span);
  const { steps } = translation;
  const { span } = node;
  const count: Aggregation = {
    fn: 'count',
    input: { kind: 'rows' },
    as: { text: COUNT, span },
    span,
  };
  const groups = grouped(inputOf(node, translation), {
    aggregations: [count],
    by: [...by, ...fields].map((text) => ({ text, span })),
    dedupSplitValues: false,
    translation,
  });
  const value = (name: string): Sql => {
    const known = groups.fields.get(name);
    return known === undefined ? NOTHING : column(known.id, known.type);
  };
  const partition = by.map(value);
  const over = (one: Sql, order: readonly OrderTerm[]): Sql => ({
    kind: 'over',
    value: one,
    partition,
    order,
    type: 'number',
  });
  const own: readonly OrderTerm[] = [
    { value: value(COUNT), descending: !isRare },
    ...fields.flatMap((name) => valueOrder(value(name))),
  ];
  const [withTotal, total] = steps.hidden(
    groups,
    'total',
    over(call('sum', [value(COUNT)], 'number'), []),
  );
  const [ranked, rank] = steps.hidden(
    withTotal,
    'rank',
    over(call('row-number', [], 'number'), own),
  );
  const kept = limit === 0 ? ranked : steps.filter(ranked, test('at-most', rank, number(limit)));
  const percent = call(
    'fixed-decimals',
    [
      call('divide', [call('multiply', [number(100), value(COUNT)], 'number'), total], 'number'),
      { kind: 'integer', value: 6, type: 'number' },
    ],
    'text',
  );
  const named = steps.extend(kept, [
    ...(countField === undefined ? [] : [[countField, value(COUNT)] as const]),
    ...(percentField === undefined ? [] : [[percentField, percent] as const]),
    ['_tc', total],
  ]);
  const order = [...by.flatMap((name) => valueOrder(value(name))), ...own];
  const shown = [...named.fields].filter(([name]) => name !== COUNT);
  return { ...withFields(named, shown), order };
}

/** A name that no field of the search has. */
const COUNT = '\u0001count';
const NOTHING: Sql = { kind: 'null', type: 'text' };
