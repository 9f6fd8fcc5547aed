import type { Expression } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, nodesOf } from '../search-tree.ts';

export const likeWithoutWildcard = defineRule({
  id: 'like-without-wildcard',
  summary: 'A pattern of like() has a wildcard.',
  rationale:
    'like() knows % and _, and no star. Without one of them it is an equals sign, and a * in it is a plain character.',
  bad: 'search: \'index=sysmon | where like(Image, "*lsass*")\'',
  good: 'search: \'index=sysmon | where like(Image, "%lsass%")\'',
  severity: 'warning',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        const pattern = isExpression(node) ? patternOf(node) : undefined;
        if (pattern?.kind !== 'StringLiteral' || /[%_]/.test(pattern.value)) continue;
        const help = pattern.value.includes('*')
          ? 'write % instead of *'
          : 'use =, or add % where more may stand';
        yield {
          message: `"${pattern.value}" has no wildcard of like()`,
          span: inSearch(search, pattern.span),
          help,
        };
      }
    }
  },
});

function patternOf(node: Expression): Expression | undefined {
  if (node.kind === 'CallExpression' && node.callee.text.toLowerCase() === 'like')
    return node.args[1];
  return node.kind === 'BinaryExpression' && node.operator === 'LIKE' ? node.right : undefined;
}
