import type { PathExtraction } from '../../../plan/extraction.ts';
import type { Extract } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import type { Sql } from '../sql.ts';
import type { Translation } from '../translation.ts';

interface Extracting {
  readonly value: Sql;
  readonly by: PathExtraction;
  readonly translation: Translation;
  readonly span: Extract['span'];
}

/** The values at a path of a document. */
export function extractPath(_: Relation, { span }: Extracting): Relation {
  throw new Refused('paths in documents are not translated', span);
}
