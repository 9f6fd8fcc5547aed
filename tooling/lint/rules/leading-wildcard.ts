import { nodesOf } from '../../plan/plan.ts';
import type { SearchExpression, SearchText } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

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
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'filter' || node.predicate.kind !== 'search') continue;
        // Behind other commands the index is of no help anyway.
        if (node.input.kind !== 'scan') continue;
        for (const { value, span } of textsIn(node.predicate.expression)) {
          if (!/^\*+[^*]/.test(value.text)) continue;
          yield {
            message: `"${value.text}" is looked for in all events`,
            span: inSearch(search, span),
            help: 'look for it in a field, or add a word that always stands beside it',
          };
        }
      }
    }
  },
});

function* textsIn(expression: SearchExpression): Iterable<SearchText> {
  if (expression.kind === 'SearchText') yield expression;
  if (expression.kind === 'SearchNot') yield* textsIn(expression.operand);
  if (expression.kind !== 'SearchGroup') return;
  for (const operand of expression.operands) yield* textsIn(operand);
}
