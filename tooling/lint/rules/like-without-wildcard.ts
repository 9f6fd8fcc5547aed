import type { Expression } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, nodesOf } from '../search-tree.ts';

export const likeWithoutWildcard = defineRule({
  id: 'like-without-wildcard',
  summary: 'Patterns of like() have a wildcard.',
  rationale:
    'The wildcards of like() are % and _. Without one, like() is an equality test, and * is a literal character.',
  bad: 'search: \'index=sysmon | where like(Image, "*lsass*")\'',
  good: 'search: \'index=sysmon | where like(Image, "%lsass%")\'',
  severity: 'warning',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        const pattern = isExpression(node) ? patternOf(node) : undefined;
        if (pattern?.kind !== 'StringLiteral' || /[%_]/.test(pattern.value)) continue;
        const help = pattern.value.includes('*')
          ? 'use % instead of *'
          : 'use =, or add % where other text can occur';
        yield {
          message: `"${pattern.value}" has no wildcard for like()`,
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
