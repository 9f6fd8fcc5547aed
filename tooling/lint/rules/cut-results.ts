import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const cutResults = defineRule({
  id: 'cut-results',
  summary: 'A detection returns all that it finds.',
  rationale: 'Behind head, what a noisy host does first hides what an attacker does next.',
  bad: "search: 'index=sysmon EventID=10 | stats count by user | sort - count | head 10'",
  good: "search: 'index=sysmon EventID=10 | stats count by user | where count > 10'",
  severity: 'info',
  *check({ detections }) {
    for (const { data, search } of detections) {
      if (data.type === 'Hunting') continue;
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'limit') continue;
        const message = `only ${node.count} row${node.count === 1 ? ' is' : 's are'} kept`;
        yield {
          message,
          span: inSearch(search, node.span),
          help: 'keep the rows that matter by a condition',
        };
      }
    }
  },
});
