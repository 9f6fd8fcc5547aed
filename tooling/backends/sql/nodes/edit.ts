import type { TextEdit } from '../../../plan/extraction.ts';
import type { Edit } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { replaced } from '../replacement.ts';
import { column, type Sql } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';
import { asText, mapped } from '../values.ts';

/** Changes texts, one edit after the other. */
export function edit({ input, field, edits }: Edit, translation: Translation): Relation {
  const relation = translation.relation(input);
  const known = relation.fields.get(field.text);
  if (known === undefined) return relation;
  const scope = new Scope(translation, relation);
  const value = mapped(column(known.id, known.type), scope.newParameter(), (one) =>
    edits.reduce((text, change) => edited(text, change, { scope, span: field.span }), asText(one)),
  );
  return translation.steps.extend(scope.relation, [[field.text, value]]);
}

interface Place {
  readonly scope: Scope;
  readonly span: Edit['span'];
}

function edited(value: Sql, change: TextEdit, { scope, span }: Place): Sql {
  if (change.kind === 'translate') throw new Refused('sed y/…/…/ is not translated', span);
  const { regex: pattern, ignoreCase, replacement, first, all } = change;
  if (first > 1 || !all) throw new Refused('replacing only some matches is not translated', span);
  return replaced(value, { pattern, replacement, scope, span, flags: { ignoreCase } });
}
