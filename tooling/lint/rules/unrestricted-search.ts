import type { LogicalPlan } from '../../plan/plan.ts';
import { nodesOf } from '../../plan/plan.ts';
import type { SearchExpression } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const unrestrictedSearch = defineRule({
  id: 'unrestricted-search',
  summary: 'A search over events says which events.',
  rationale:
    'A search for everything reads all that was collected in its time range, every time that it runs.',
  bad: "search: 'index=* | stats count by user | where count > 100'",
  good: "search: 'index=sysmon EventID=10 | stats count by user | where count > 100'",
  severity: 'warning',
  *check({ detections }) {
    for (const { data, search } of detections) {
      // What is not understood may well restrict it.
      if (search.dialect === 'spl2' || search.status !== 'executable') continue;
      if (data.status === 'deprecated') continue;
      for (const node of nodesOf(search.optimised)) {
        const input = 'input' in node ? node.input : undefined;
        if (input === undefined || !isAllEvents(input) || restricts(node)) continue;
        const span = inSearch(search, input.span);
        yield {
          message: 'the search reads every event there is',
          span,
          help: 'name an index, a source type or a field',
        };
        break;
      }
    }
  },
});

function isAllEvents(plan: LogicalPlan): boolean {
  return plan.kind === 'scan' && plan.dataset.kind === 'events';
}

function restricts(plan: LogicalPlan): boolean {
  return plan.kind === 'filter' && plan.predicate.kind === 'search'
    ? isRestriction(plan.predicate.expression)
    : false;
}

/** Whether anything in a condition takes events away. */
function isRestriction(expression: SearchExpression): boolean {
  switch (expression.kind) {
    case 'SearchEverything':
      return false;
    case 'SearchText':
      return !/^\*+$/.test(expression.value.text);
    case 'SearchModifier':
      return (
        !/^(?:earliest|latest|_index_earliest|_index_latest)$/.test(expression.name) &&
        expression.value !== '*'
      );
    case 'SearchComparison':
      return (
        expression.value.text !== '*' ||
        !/^(?:index|source|sourcetype|host)$/.test(expression.field.text)
      );
    case 'SearchGroup':
      return expression.operator === 'AND'
        ? expression.operands.some(isRestriction)
        : expression.operands.every(isRestriction);
    default:
      return true;
  }
}
