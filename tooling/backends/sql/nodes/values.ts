import type { Values } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { column, nothing, number, type Sql, text } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { asType, commonType } from '../values.ts';

/** The most rows that are written into a query. */
const MOST_ROWS = 1_000;

/** The rows of the plan itself. */
export function values(
  { rows, times, stamped, span }: Values,
  { steps, now }: Translation,
): Relation {
  if (rows.length * times > MOST_ROWS) throw new Refused('the search makes too many rows', span);
  const stampedRows = rows.map((row) => {
    const fields = row.map(([name, value]) => [name, literal(value)] as const);
    return new Map<string, Sql>(stamped ? [['_time', now], ...fields] : fields);
  });
  const all = Array.from({ length: times }, () => stampedRows).flat();
  const names = [...new Set(all.flatMap((row) => [...row.keys()]))];
  const types = names.map((name) => commonType(all.map((row) => row.get(name) ?? nothing('text'))));
  const fields = new Map<string, FieldColumn>();
  for (const [index, name] of names.entries())
    fields.set(name, { id: steps.newId(name), type: types[index] ?? 'text' });
  const position = steps.newId('row');
  const ids = all.map((row, index) =>
    steps.add({
      from: { kind: 'one-row' },
      keepsColumns: false,
      columns: [
        { id: position, value: number(index) },
        ...[...fields].map(([name, { id, type }]) => ({
          id,
          value: asType(row.get(name) ?? nothing('text'), type),
        })),
      ],
    }),
  );
  const step = steps.add({
    from: ids.length === 0 ? { kind: 'no-row' } : { kind: 'union', ids },
    keepsColumns: ids.length > 0,
    columns: ids.length > 0 ? [] : [{ id: position, value: number(0) }],
  });
  return {
    step,
    fields,
    order: [{ value: column(position, 'number') }],
    isSorted: false,
    isOpen: false,
    hidesFields: false,
  };
}

function literal(value: string | number): Sql {
  return typeof value === 'number' ? number(value) : text(value);
}
