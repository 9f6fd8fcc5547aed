import type { Scan } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, NewColumn, Relation } from '../relation.ts';
import { call, column, number, type OrderTerm, type Sql } from '../sql.ts';
import type { StoredTable } from '../tables.ts';
import type { Translation } from '../translation.ts';

/** The rows of a dataset, newest first. */
export function scan({ dataset, range, span }: Scan, translation: Translation): Relation {
  if (dataset.kind === 'given') {
    if (translation.given === undefined) throw new Refused('it reads the rows of a command', span);
    return translation.given;
  }
  const table = translation.tables.dataset(dataset);
  if (table === undefined) throw new Refused('there is no table for its dataset', span);
  const relation = readTable(table, translation);
  const time = relation.fields.get('_time');
  const newest: readonly OrderTerm[] =
    time === undefined ? [] : [{ value: seconds(time), descending: true }];
  void range;
  return { ...relation, order: [...newest, ...relation.order] };
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
