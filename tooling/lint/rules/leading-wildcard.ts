import { defineRule } from '../rule.ts';
import { inSearch, isSearchExpression, nodesOf } from '../search-tree.ts';

export const leadingWildcard = defineRule({
  id: 'leading-wildcard',
  summary: 'No word that is looked for in raw events begins with a wildcard.',
  rationale:
    'Splunk finds words through its index, and the index knows how words begin. With a wildcard first, it has to read every event of the time range.',
  bad: "search: 'index=sysmon *lsass.dmp'",
  good: "search: 'index=sysmon TargetFilename=*lsass.dmp'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        if (!isSearchExpression(node) || node.kind !== 'SearchText') continue;
        const { text } = node.value;
        if (!/^\*+[^*]/.test(text)) continue;
        const span = inSearch(search, node.span);
        yield {
          message: `"${text}" is looked for in all events`,
          span,
          help: 'look for it in a field, or add a word that always stands beside it',
        };
      }
    }
  },
});
