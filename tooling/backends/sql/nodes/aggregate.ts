import type { Aggregation } from '../../../plan/aggregation.ts';
import type { FieldRef } from '../../../plan/expression.ts';
import type { Aggregate } from '../../../plan/plan.ts';
import { fieldMatcher, renamer } from '../../engine/field-pattern.ts';
import { conditionOf, sqlOf } from '../expression.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, NewColumn, Relation } from '../relation.ts';
import { known, numbered, valueOrder } from '../rows.ts';
import { call, column, number, type OrderTerm, type Sql, test } from '../sql.ts';
import { statistics } from '../statistics/index.ts';
import { Scope, type Translation } from '../translation.ts';
import { asNumber } from '../values.ts';
import { expanded } from './unnest.ts';

/** One row for each group. */
export function aggregate(
  { input, aggregations, by, dedupSplitValues, delimiter, span }: Aggregate,
  translation: Translation,
): Relation {
  if (delimiter !== undefined) throw new Refused('a delimiter of lists is not translated', span);
  return grouped(translation.relation(input), { aggregations, by, dedupSplitValues, translation });
}

interface Grouping {
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly FieldRef[];
  readonly dedupSplitValues: boolean;
  readonly translation: Translation;
}

/** Rows without one of the BY fields do not count; one with several values counts in a group for each. */
export function grouped(
  input: Relation,
  { aggregations, by, dedupSplitValues, translation }: Grouping,
): Relation {
  const { steps } = translation;
  const rows = by.reduce(
    (now, { text }) => split(now, text, { dedupSplitValues, translation }),
    input,
  );
  const keys = by.map(({ text }) => rows.fields.get(text));
  const scope = new Scope(translation, rows);
  const results = statisticsOf(aggregations, scope);
  const keyColumns = keys.flatMap((key) => (key === undefined ? [] : [column(key.id, key.type)]));
  const isNever = keys.includes(undefined);
  const step = steps.add({
    from: { kind: 'step', id: scope.relation.step },
    keepsColumns: false,
    columns: [
      ...keys.flatMap((key) =>
        key === undefined ? [] : [{ id: key.id, value: column(key.id, key.type) }],
      ),
      ...results.map(({ made }) => made),
    ],
    where: isNever ? NEVER : keyColumns.length > 0 ? known(keyColumns) : undefined,
    groupBy: keyColumns,
  });
  const fields = new Map<string, FieldColumn>();
  for (const [index, { text }] of by.entries()) {
    const key = keys[index];
    if (key !== undefined) fields.set(text, key);
  }
  for (const { name, made } of results) fields.set(name, { id: made.id, type: made.value.type });
  const order = keyColumns.flatMap((key): readonly OrderTerm[] => valueOrder(key));
  const relation = { step, fields, order, isSorted: false, isOpen: false, hidesFields: false };
  // Without keys that exist there is no GROUP BY, and SQL would return one row.
  if (isNever) return steps.filter(relation, NEVER);
  return by.length > 0 ? relation : withoutNothing(relation, results, translation);
}

const NEVER = { kind: 'boolean', value: false, type: 'boolean' } as const;

interface Result {
  readonly name: string;
  readonly made: NewColumn;
  readonly isAlwaysKnown: boolean;
}

/** Without BY, a row in which no function has a value is no row (fact 1). */
function withoutNothing(
  relation: Relation,
  results: readonly Result[],
  { steps }: Translation,
): Relation {
  if (results.some(({ isAlwaysKnown }) => isAlwaysKnown)) return relation;
  const tests = results.map(({ made: { id, value } }) =>
    test('is-not-null', column(id, value.type)),
  );
  return steps.filter(relation, tests.length === 0 ? NEVER : test('or', ...tests));
}

function split(
  relation: Relation,
  name: string,
  { dedupSplitValues, translation }: Pick<Grouping, 'dedupSplitValues' | 'translation'>,
): Relation {
  const key = relation.fields.get(name);
  if (key?.type !== 'list') return relation;
  const list = call('list-distinct', [column(key.id, 'list')], 'list');
  const distinct = dedupSplitValues ? translation.steps.extend(relation, [[name, list]]) : relation;
  return expanded(distinct, name, { translation, keepsMissing: false });
}

/** The columns of the statistics; one with a pattern has one for each field that matches. */
export function statisticsOf(
  aggregations: readonly Aggregation[],
  scope: Scope,
): readonly Result[] {
  const { steps } = scope.translation;
  const each = aggregations.flatMap((one) => perField(one, scope.relation));
  const read = each.map((one) => ({ ...one, value: inputOf(one, scope) }));
  const needsPlace = each.some(({ fn }) => ORDERED.has(fn));
  if (needsPlace && scope.relation.order.length === 0) {
    const [first] = each;
    throw new Refused('the order of the rows of the table is not known', first?.span);
  }
  const time = scope.shared(timeOf(scope, each));
  const place = needsPlace ? placeIn(scope) : number(0);
  return read.map(({ fn, parameter, as, span, value }) => {
    const statistic = statistics.get(fn);
    if (statistic === undefined) throw new Refused(`the statistic ${fn}() is not translated`, span);
    const result =
      value === 'rows'
        ? call('count-rows', [], 'number')
        : statistic.translate(value, { parameter, place, time, span, steps });
    const isAlwaysKnown = fn === 'count' || fn === 'distinct_count';
    return { name: as.text, made: { id: steps.newId(as.text), value: result }, isAlwaysKnown };
  });
}

const ORDERED = new Set(['first', 'last', 'list', 'earliest', 'latest']);
const TIMED = new Set(['earliest', 'latest', 'earliest_time', 'latest_time']);

/** The time of a row; a row without one is as old as 1970. */
function timeOf(scope: Scope, aggregations: readonly Aggregation[]): Sql {
  if (!aggregations.some(({ fn }) => TIMED.has(fn))) return number(0);
  return call('coalesce', [asNumber(scope.field('_time')), number(0)], 'number');
}

function placeIn(scope: Scope): Sql {
  const [relation, place] = numbered(scope.relation, scope.translation.steps);
  scope.relation = relation;
  return place;
}

function perField(aggregation: Aggregation, { fields, isOpen }: Relation): readonly Aggregation[] {
  const { input, as, span } = aggregation;
  if (input.kind !== 'fields') return [aggregation];
  if (isOpen) throw new Refused('the fields of the table are not known', span);
  const matches = fieldMatcher(input.pattern.text);
  const outputName = renamer(input.pattern.text, as.text);
  return [...fields.keys()]
    .filter((name) => !name.startsWith('_') && matches(name))
    .map((name) => ({
      ...aggregation,
      input: { kind: 'value', value: { kind: 'field', name, span } },
      as: { ...as, text: outputName(name) ?? name },
    }));
}

function inputOf({ input, fn, span }: Aggregation, scope: Scope): Sql | 'rows' {
  switch (input.kind) {
    case 'rows':
      if (fn !== 'count') throw new Refused(`${fn}() without a field is not translated`, span);
      return 'rows';
    case 'value':
      return scope.shared(sqlOf(input.value, scope));
    case 'condition': {
      const condition = conditionOf(input.condition, scope);
      const one: Sql = {
        kind: 'case',
        branches: [[condition, number(1)]],
        otherwise: { kind: 'null', type: 'number' },
        type: 'number',
      };
      return scope.shared(one);
    }
    default:
      throw new Error('patterns have a statistic for each field');
  }
}
