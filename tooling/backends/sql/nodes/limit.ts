import type { Limit } from '../../../plan/plan.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import type { Translation } from '../translation.ts';

/** The first rows. */
export function limit({ input, count, span }: Limit, translation: Translation): Relation {
  const relation = translation.relation(input);
  if (relation.order.length === 0)
    throw new Refused('the order of the rows of the table is not known', span);
  const step = translation.steps.add({
    from: { kind: 'step', id: relation.step },
    keepsColumns: true,
    columns: [],
    orderBy: relation.order,
    limit: Math.max(0, count),
  });
  return { ...relation, step };
}
