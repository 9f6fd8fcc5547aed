import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch, textOf } from '../search-tree.ts';

export const sortLimit = defineRule({
  id: 'sort-limit',
  summary: 'A sort that is not the last step says how many rows it keeps.',
  rationale:
    'Without a number, sort keeps 10,000 rows and drops the rest without a word. What is computed from them is then wrong on exactly the days that matter.',
  bad: "search: 'index=sysmon | sort _time | streamstats count by user'",
  good: "search: 'index=sysmon | sort 0 _time | streamstats count by user'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search.plan)) {
        const input = 'input' in node ? node.input : undefined;
        // Behind a sort that ends the search, or only fills the filter macro, nothing is computed.
        if (input?.kind !== 'sort' || node.kind === 'filter') continue;
        if (/^sort\s+(?:limit\s*=\s*)?\d/i.test(textOf(search, input.span))) continue;
        const span = inSearch(search, input.span);
        yield {
          message: 'the sort drops all rows behind the first 10,000',
          span,
          help: 'write sort 0 to keep all of them',
        };
      }
    }
  },
});
