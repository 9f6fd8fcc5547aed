import type { Union } from '../../../plan/plan.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { numbered } from '../rows.ts';
import { column, nothing, number, type Sql, type SqlType } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { asType, commonType } from '../values.ts';

/** The rows of each input, one after the other. */
export function union({ inputs }: Union, translation: Translation): Relation {
  const relations = inputs.map((input) => translation.relation(input));
  return concatenated(relations, translation);
}

/** The rows of relations, one relation after the other, with the fields of all of them. */
export function concatenated(relations: readonly Relation[], translation: Translation): Relation {
  const { steps } = translation;
  const names = [...new Set(relations.flatMap(({ fields }) => [...fields.keys()]))];
  const columns = new Map(
    names.map((name): [string, FieldColumn] => [
      name,
      { id: steps.newId(name), type: typeOf(relations, name) },
    ]),
  );
  const [branch, place] = [steps.newId('branch'), steps.newId('row')];
  const ids = relations.map((relation, index) => {
    const [rows, row] = numbered(relation, steps);
    return steps.add({
      from: { kind: 'step', id: rows.step },
      keepsColumns: false,
      columns: [
        ...[...columns].map(([name, { id, type }]) => ({
          id,
          value: asType(fieldOf(relation, name), type),
        })),
        { id: branch, value: number(index) },
        { id: place, value: row },
      ],
    });
  });
  const step = steps.add({ from: { kind: 'union', ids }, keepsColumns: true, columns: [] });
  const order = [branch, place].map((id) => ({ value: column(id, 'number') }));
  return {
    step,
    fields: columns,
    order,
    isSorted: false,
    isOpen: relations.some((one) => one.isOpen),
    hidesFields: relations.some((one) => one.hidesFields),
  };
}

function fieldOf({ fields }: Relation, name: string): Sql {
  const known = fields.get(name);
  return known === undefined ? nothing('text') : column(known.id, known.type);
}

function typeOf(relations: readonly Relation[], name: string): SqlType {
  return commonType(relations.map((relation) => fieldOf(relation, name)));
}
