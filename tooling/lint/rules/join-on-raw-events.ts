import { effectOf } from '../../plan/effect-of.ts';
import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const joinOnRawEvents = defineRule({
  id: 'join-on-raw-events',
  summary: 'A join takes rows that its subsearch has summed up.',
  rationale:
    'A subsearch ends after 50,000 rows or a minute, without a word, and what is not there does not match. Raw events reach these limits on any busy day; sums do not.',
  bad: "search: 'index=sysmon EventID=1 | join Computer [ search index=sysmon EventID=3 ]'",
  good: "search: 'index=sysmon EventID=1 | join Computer [ search index=sysmon EventID=3 | stats count by Computer ]'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'join' || isBounded(node.right)) continue;
        yield {
          message: 'the join reads raw events in its subsearch',
          span: inSearch(search, node.span),
          help: 'sum them up with stats, or use one search with stats over both',
        };
      }
    }
  },
});

/** Whether the rows are fewer than the events they come from. */
function isBounded(plan: LogicalPlan): boolean {
  for (const node of nodesOf(plan)) {
    if (node.kind === 'dedup' || node.kind === 'limit') return true;
    if (effectOf(node).rows === 'regrouped' && node.kind !== 'scan') return true;
  }
  return false;
}
