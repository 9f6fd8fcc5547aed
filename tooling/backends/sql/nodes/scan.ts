import type { Scan } from '../../../plan/plan.ts';
import { wildcard } from '../match.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, NewColumn, Relation } from '../relation.ts';
import { relativeTime } from '../relative-time.ts';
import { call, column, number, type OrderTerm, type Sql, test } from '../sql.ts';
import type { StoredTable } from '../tables.ts';
import { Scope, type Translation } from '../translation.ts';
import { asText } from '../values.ts';

/** The rows of a dataset, newest first. */
export function scan(node: Scan, translation: Translation): Relation {
  const { dataset, indexes, span } = node;
  if (dataset.kind === 'given') {
    if (translation.given === undefined) throw new Refused('it reads the rows of a command', span);
    return translation.given;
  }
  const table = translation.tables.dataset(dataset, indexes);
  if (table === undefined) throw new Refused('there is no table for its dataset', span);
  const relation = readTable(table, translation);
  const time = relation.fields.get('_time');
  const newest: readonly OrderTerm[] =
    time === undefined ? [] : [{ value: seconds(time), descending: true }];
  const ordered = { ...relation, order: [...newest, ...relation.order] };
  return translation.range === undefined ? ordered : withinRange(ordered, node, translation);
}

/** The rows of the indexes and the time range of a search. */
function withinRange(
  relation: Relation,
  { indexes, range, span }: Scan,
  translation: Translation,
): Relation {
  const scope = new Scope(translation, relation);
  const time = scope.field('_time');
  const bound = (name: 'earliest' | 'latest'): Sql => {
    const given = range?.[name];
    if (typeof given === 'number') return number(given);
    if (given !== undefined) return relativeTime(translation.now, given, { span });
    return { kind: 'parameter', name: translation.dialect.namedParameter(name), type: 'number' };
  };
  const inTime = [test('at-least', time, bound('earliest')), test('less', time, bound('latest'))];
  const index = relation.fields.get('index');
  const inIndexes =
    indexes === undefined || index === undefined
      ? []
      : [
          test(
            'or',
            ...indexes.map((name) =>
              wildcard(asText(column(index.id, index.type)), name.split('*')),
            ),
          ),
        ];
  return translation.steps.filter(scope.relation, test('and', ...inTime, ...inIndexes));
}

/** A row without a time is as old as 1970. */
function seconds({ id, type }: FieldColumn): Sql {
  const value = column(id, type);
  const time = type === 'number' ? value : call('number-of-text', [value], 'number');
  return call('coalesce', [time, number(0)], 'number');
}

/** All columns of a table, under names of their own, and the order of its rows. */
export function readTable(table: StoredTable, { steps }: Translation): Relation {
  const columns: NewColumn[] = [];
  const fields = new Map<string, FieldColumn>();
  for (const [field, stored] of table.columns) {
    const type = stored.type === 'time' ? 'number' : stored.type;
    const id = steps.newId(field);
    columns.push({ id, value: { kind: 'stored', column: stored, type } });
    fields.set(field, { id, type });
  }
  const order: OrderTerm[] = [];
  if (table.position !== undefined) {
    const id = steps.newId(table.position);
    const stored = { name: table.position, type: 'number' } as const;
    columns.push({ id, value: { kind: 'stored', column: stored, type: 'number' } });
    order.push({ value: column(id, 'number') });
  }
  const step = steps.add({ from: { kind: 'table', table }, keepsColumns: false, columns });
  return {
    step,
    fields,
    order,
    isSorted: false,
    isOpen: table.isOpen === true,
    hidesFields: false,
  };
}
