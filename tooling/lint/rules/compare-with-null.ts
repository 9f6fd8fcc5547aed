import type { Expression } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, nodesOf } from '../search-tree.ts';

export const compareWithNull = defineRule({
  id: 'compare-with-null',
  summary: 'Nothing is compared with null.',
  rationale:
    'Null is equal to nothing and differs from nothing: the comparison is never true, and no row comes through.',
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
          message: 'this is never true: null compares with nothing',
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
