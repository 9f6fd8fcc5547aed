import type { Rename } from '../../../plan/plan.ts';
import { renamer } from '../../engine/field-pattern.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { withFields } from '../rows.ts';
import type { Translation } from '../translation.ts';

type Fields = ReadonlyMap<string, FieldColumn>;

/** Other names for the same columns. */
export function rename({ input, pairs }: Rename, translation: Translation): Relation {
  const relation = translation.relation(input);
  const fields = pairs.reduce<Fields>((now, [from, to]) => {
    if (!from.text.includes('*')) return byName(now, from.text, to.text);
    const newName = renamer(from.text, to.text);
    return renamedAll(now, newName);
  }, relation.fields);
  return withFields(relation, fields);
}

/** A missing field removes the target (rule 127). */
function byName(fields: Fields, from: string, to: string): Fields {
  if (from === to) return fields;
  return new Map(
    [...fields].flatMap(([name, known]) => {
      if (name === from) return [[to, known] as const];
      return name === to ? [] : [[name, known] as const];
    }),
  );
}

function renamedAll(fields: Fields, newName: (field: string) => string | undefined): Fields {
  const renamed = new Map<string, FieldColumn>();
  for (const [name, known] of fields) renamed.set(newName(name) ?? name, known);
  return renamed;
}
