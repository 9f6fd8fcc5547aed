import { effectOf } from '../../plan/effect-of.ts';
import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const joinOnRawEvents = defineRule({
  id: 'join-on-raw-events',
  summary: 'Subsearches of join return aggregated rows.',
  rationale:
    'A subsearch silently stops at 50,000 rows or one minute, and missing rows do not match. Raw events reach these limits on a busy day; aggregated rows do not.',
  bad: "search: 'index=sysmon EventID=1 | join Computer [ search index=sysmon EventID=3 ]'",
  good: "search: 'index=sysmon EventID=1 | join Computer [ search index=sysmon EventID=3 | stats count by Computer ]'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'join' || isBounded(node.right)) continue;
        yield {
          message: 'the subsearch of join returns raw events',
          span: inSearch(search, node.span),
          help: 'aggregate them with stats, or use one search with stats over both',
        };
      }
    }
  },
});

/** Whether rows are aggregated from events. */
function isBounded(plan: LogicalPlan): boolean {
  for (const node of nodesOf(plan)) {
    if (node.kind === 'dedup' || node.kind === 'limit') return true;
    if (effectOf(node).rows === 'regrouped' && node.kind !== 'scan') return true;
  }
  return false;
}
