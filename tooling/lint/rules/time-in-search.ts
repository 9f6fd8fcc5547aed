import { macroTrace } from '../../base/source.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isSearchExpression, nodesOf } from '../search-tree.ts';

export const timeInSearch = defineRule({
  id: 'time-in-search',
  summary: 'Searches do not set their time range.',
  rationale:
    'A time range in the search overrides the schedule and the time picker: the detection cannot be run over last month, and gaps between runs go unnoticed.',
  bad: "search: 'index=sysmon EventID=10 earliest=-24h latest=now'",
  good: "search: 'index=sysmon EventID=10'",
  isForSplunk: true,
  severity: 'info',
  *check({ detections }) {
    for (const { data, search } of detections) {
      if (data.status === 'deprecated') continue;
      for (const node of nodesOf(search)) {
        if (!isSearchExpression(node) || node.kind !== 'SearchModifier') continue;
        const span = inSearch(search, node.span);
        if (!/^(?:earliest|latest)$/.test(node.name) || macroTrace(span).length > 0) continue;
        yield {
          message: `"${node.name}" is set in the search`,
          span,
          help: 'set the time range in the schedule',
        };
      }
    }
  },
});
