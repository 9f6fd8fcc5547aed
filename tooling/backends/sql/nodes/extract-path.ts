import type { PathExtraction } from '../../../plan/extraction.ts';
import type { Extract } from '../../../plan/plan.ts';
import { jsonPath, jsonValues } from '../json-path.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { call, column, type Sql } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';
import { asList, asText } from '../values.ts';

interface Extracting {
  readonly value: Sql;
  readonly by: PathExtraction;
  readonly translation: Translation;
  readonly span: Extract['span'];
}

/** The values at a path of a JSON document. */
export function extractPath(
  relation: Relation,
  { value, by, translation, span }: Extracting,
): Relation {
  const path = jsonPath(by.path);
  if (path === undefined)
    throw new Refused('indexes and attributes in paths are not translated', span);
  if (value.type === 'list')
    throw new Refused('paths in several documents are not translated', span);
  const scope = new Scope(translation, relation);
  const found = jsonValues(scope.shared(asText(value)), { path, takesContainers: true });
  const old = relation.fields.get(by.as);
  const result =
    old === undefined ? found : call('coalesce', [found, asList(column(old.id, old.type))], 'list');
  return translation.steps.extend(scope.relation, [[by.as, result]]);
}
