import { macroTrace } from '../../base/source.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isSearchExpression, nodesOf, textOf } from '../search-tree.ts';

export const doubleWildcard = defineRule({
  id: 'double-wildcard',
  summary: 'Values have no consecutive wildcards.',
  rationale: 'Two asterisks match the same text as one. Often the text between them was lost.',
  bad: 'search: \'index=sysmon CommandLine="**lsass*"\'',
  good: 'search: \'index=sysmon CommandLine="*lsass*"\'',
  severity: 'warning',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        if (!isSearchExpression(node)) continue;
        const isValue = node.kind === 'SearchComparison' || node.kind === 'SearchText';
        const values = node.kind === 'SearchIn' ? node.values : isValue ? [node.value] : [];
        for (const {
          span: { start, end },
        } of values) {
          const stars = /\*\*+/.exec(textOf(search, { start, end }));
          if (stars === null) continue;
          const from = start + stars.index;
          const span = inSearch(search, { start: from, end: from + stars[0].length });
          const fix = { title: 'remove one asterisk', edits: [{ span, newText: '*' }] };
          const isWritten = macroTrace(span).length === 0;
          yield { message: 'consecutive wildcards', span, fix: isWritten ? fix : undefined };
        }
      }
    }
  },
});
