import { toNumber } from '../../../events/field-value.ts';
import type { Fill } from '../../../plan/plan.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { boolean, call, caseOf, column, nothing, number, type Sql, test, text } from '../sql.ts';
import type { Translation } from '../translation.ts';
import { unified } from '../values.ts';

/** Sets a value where a field is missing. */
export function fill({ input, fields, needed, value }: Fill, translation: Translation): Relation {
  const relation = translation.relation(input);
  if (fields === 'all') return fillAll(relation, { needed, value, translation });
  return filled(
    relation,
    fields.map(({ text: name }) => name),
    { value, translation },
  );
}

interface Filling {
  readonly value: string;
  readonly translation: Translation;
}

function filled(
  relation: Relation,
  names: readonly string[],
  { value, translation }: Filling,
): Relation {
  if (names.length === 0) return relation;
  const fields = [...new Set(names)].map((name) => {
    const known = relation.fields.get(name);
    return [name, known === undefined ? text(value) : orValue(known, value)] as const;
  });
  return translation.steps.extend(relation, fields);
}

/** A number that is written as usual stays a number among numbers. */
function orValue({ id, type }: FieldColumn, value: string): Sql {
  const parsed = toNumber(value);
  const isNumber = type === 'number' && parsed !== undefined && String(parsed) === value;
  const [a = nothing('text'), b = text(value)] = unified([
    column(id, type),
    isNumber ? number(parsed) : text(value),
  ]);
  return call('coalesce', [a, b], a.type);
}

interface FillingAll extends Filling {
  readonly needed: readonly string[];
}

/** A field without a value in any row stays missing, unless it is needed. Fields that no node names do not matter. */
function fillAll(relation: Relation, { needed, value, translation }: FillingAll): Relation {
  const { steps } = translation;
  const optional = [...relation.fields].filter(([name]) => !needed.includes(name));
  const rows = filled(relation, needed, { value, translation });
  if (optional.length === 0) return rows;
  const flags = optional.map(([name, { id, type }]) => ({
    id: steps.newId(`has ${name}`),
    value: call('any-true', [test('is-not-null', column(id, type))], 'boolean'),
  }));
  const right = steps.add({
    from: { kind: 'step', id: relation.step },
    keepsColumns: false,
    columns: flags,
  });
  const step = steps.add({
    from: { kind: 'join', left: rows.step, right, type: 'left', on: boolean(true) },
    keepsColumns: true,
    columns: [],
  });
  const fields = optional.map(([name, known], index) => {
    const flag = column(flags[index]?.id ?? '', 'boolean');
    const old = column(known.id, known.type);
    const [a = old, b = old] = unified([orValue(known, value), old]);
    return [name, caseOf([[flag, a]], b)] as const;
  });
  return steps.extend({ ...rows, step }, fields);
}
