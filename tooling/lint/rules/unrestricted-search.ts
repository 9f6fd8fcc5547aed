import type { Expr, Match } from '../../plan/expression.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const unrestrictedSearch = defineRule({
  id: 'unrestricted-search',
  summary: 'Searches restrict their events.',
  rationale: 'A search without conditions reads all events in its time range at every run.',
  bad: "search: 'index=* | stats count by user | where count > 100'",
  good: "search: 'index=sysmon EventID=10 | stats count by user | where count > 100'",
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { data, search } of detections) {
      // Unknown expressions may restrict the search.
      if (search.dialect === 'spl2' || search.status !== 'executable') continue;
      if (data.status === 'deprecated') continue;
      for (const node of nodesOf(search.optimised)) {
        const input = 'input' in node ? node.input : undefined;
        if (input === undefined || !isAllEvents(input) || restricts(node)) continue;
        const span = inSearch(search, input.span);
        yield {
          message: 'search reads all events',
          span,
          help: 'add an index, sourcetype or field',
        };
        break;
      }
    }
  },
});

function isAllEvents(plan: LogicalPlan): boolean {
  if (plan.kind !== 'scan' || plan.dataset.kind !== 'events') return false;
  return plan.indexes === undefined || plan.indexes.includes('*');
}

function restricts(plan: LogicalPlan): boolean {
  return plan.kind === 'filter' && isRestriction(plan.predicate);
}

/** Whether a condition excludes events before they are read, as the search command does. */
function isRestriction(condition: Expr): boolean {
  switch (condition.kind) {
    case 'scope':
      return (
        !/^(?:earliest|latest|_index_earliest|_index_latest)$/.test(condition.name) &&
        condition.value !== '*'
      );
    case 'match':
      return isRestrictingMatch(condition);
    case 'clause':
      return true;
    case 'logic':
      if (condition.nulls === 'three-valued') return false;
      if (condition.op === 'or') return condition.operands.every(isRestriction);
      return condition.op === 'not' || condition.operands.some(isRestriction);
    default:
      return false;
  }
}

function isRestrictingMatch({ field, patterns }: Match): boolean {
  const isAny = patterns.some(({ kind }) => kind === 'any');
  if (isAny) return !/^(?:index|source|sourcetype|host)$/.test(field.text);
  return patterns.some((pattern) => pattern.kind !== 'word' || !pattern.parts.every(isEmpty));
}

function isEmpty(part: string): boolean {
  return part === '';
}
