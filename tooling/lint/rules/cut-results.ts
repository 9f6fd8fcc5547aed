import { agree, counted } from '../../base/counted.ts';
import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const cutResults = defineRule({
  id: 'cut-results',
  summary: 'Detections return all results.',
  rationale: 'With head, results of a noisy host hide those of an attacker.',
  bad: "search: 'index=sysmon EventID=10 | stats count by user | sort - count | head 10'",
  good: "search: 'index=sysmon EventID=10 | stats count by user | where count > 10'",
  severity: 'info',
  *check({ detections }) {
    for (const { data, search } of detections) {
      if (data.type === 'Hunting') continue;
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'limit') continue;
        const message = `only ${counted(node.count, 'row')} ${agree(node.count, 'is', 'are')} kept`;
        yield {
          message,
          span: inSearch(search, node.span),
          help: 'filter rows by a condition',
        };
      }
    }
  },
});
