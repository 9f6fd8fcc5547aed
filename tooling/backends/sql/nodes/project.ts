import type { Project } from '../../../plan/plan.ts';
import { fieldMatcher } from '../../engine/field-pattern.ts';
import { Refused } from '../refused.ts';
import type { FieldColumn, Relation } from '../relation.ts';
import { withFields } from '../rows.ts';
import type { Translation } from '../translation.ts';

/** Keeps or removes fields. */
export function project({ input, mode, fields }: Project, translation: Translation): Relation {
  const relation = translation.relation(input);
  const pattern = fields.find(({ text }) => text.includes('*'));
  if (relation.isOpen && pattern !== undefined)
    throw new Refused('the fields of the table are not known', pattern.span);
  const names = fields.map(({ text }) => text);
  if (mode === 'remove') return removed(relation, names);
  const kept = new Map<string, FieldColumn>();
  for (const name of names) copy(relation, name, kept);
  if (mode === 'keep') for (const name of ['_raw', '_time']) copy(relation, name, kept);
  return { ...withFields(relation, kept), isOpen: false, hidesFields: false };
}

function copy({ fields }: Relation, pattern: string, kept: Map<string, FieldColumn>): void {
  const matches = fieldMatcher(pattern);
  for (const [name, known] of fields) {
    const isCandidate = name === pattern || (pattern.includes('*') && !name.startsWith('_'));
    if (isCandidate && matches(name)) kept.set(name, known);
  }
}

/** A pattern matches internal fields only if it starts with an underscore. */
function removed(relation: Relation, names: readonly string[]): Relation {
  const left = [...relation.fields].filter(
    ([field]) =>
      !names.some(
        (name) => (name.startsWith('_') || !field.startsWith('_')) && fieldMatcher(name)(field),
      ),
  );
  return withFields(relation, left);
}
