import type { Expression } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, nodesOf } from '../search-tree.ts';

export const compareWithNull = defineRule({
  id: 'compare-with-null',
  summary: 'Values are not compared with null.',
  rationale: 'Comparisons with null are never true, so no row matches.',
  bad: "search: 'index=sysmon | where User=null'",
  good: "search: 'index=sysmon | where isnull(User)'",
  severity: 'warning',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        if (!isExpression(node) || node.kind !== 'BinaryExpression') continue;
        if (node.operator !== '=' && node.operator !== '!=') continue;
        if (!isNull(node.left) && !isNull(node.right)) continue;
        const help = node.operator === '=' ? 'use isnull()' : 'use isnotnull()';
        yield {
          message: 'always false: a comparison with null is never true',
          span: inSearch(search, node.span),
          help,
        };
      }
    }
  },
});

function isNull(expression: Expression): boolean {
  return expression.kind === 'FieldName' && expression.name.toLowerCase() === 'null';
}
