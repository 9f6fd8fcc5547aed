import type { Dedup } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { known, numbered } from '../rows.ts';
import { column, number, test } from '../sql.ts';
import type { Translation } from '../translation.ts';

/** The first rows of each combination of values. */
export function dedup(
  { input, fields, keep, keepEmpty, consecutive, span }: Dedup,
  translation: Translation,
): Relation {
  if (consecutive) throw new Refused('consecutive=true is not translated', span);
  const relation = translation.relation(input);
  const { steps } = translation;
  const columns = fields.map(({ text }) => relation.fields.get(text));
  // Without one of the fields, no row has a combination.
  if (columns.includes(undefined)) return keepEmpty ? relation : steps.filter(relation, NEVER);
  const keys = columns.flatMap((one) => (one === undefined ? [] : [column(one.id, one.type)]));
  const [rows, place] = numbered(relation, steps, keys);
  const isKept = test('at-most', place, number(keep));
  const isComplete = known(keys);
  return steps.filter(
    rows,
    keepEmpty ? test('or', test('not', isComplete), isKept) : test('and', isComplete, isKept),
  );
}

const NEVER = { kind: 'boolean', value: false, type: 'boolean' } as const;
