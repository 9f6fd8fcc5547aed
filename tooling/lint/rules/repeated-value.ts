import type { Span } from '../../base/source.ts';
import type { CompiledSearch } from '../../compile/compile-search.ts';
import type { Node } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, isSearchExpression, nodesOf, textOf } from '../search-tree.ts';

export const repeatedValue = defineRule({
  id: 'repeated-value',
  summary: 'No list of values or conditions has the same one twice.',
  rationale:
    'The second was copied and meant to become something else; what it was meant to be is not looked for.',
  bad: "search: 'index=sysmon Image IN (a.exe, b.exe, A.exe)'",
  good: "search: 'index=sysmon Image IN (a.exe, b.exe, c.exe)'",
  severity: 'warning',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        const seen = new Set<string>();
        for (const { key, span } of membersOf(node, search)) {
          const message = `"${textOf(search, span)}" is there twice`;
          if (seen.has(key)) yield { message, span: inSearch(search, span) };
          seen.add(key);
        }
      }
    }
  },
});

interface Member {
  readonly key: string;
  readonly span: Span;
}

function membersOf(node: Node, search: CompiledSearch): readonly Member[] {
  const whole = ({ span }: Node): Member => ({
    key: textOf(search, span).replaceAll(/\s+/g, ' '),
    span,
  });
  if (isSearchExpression(node)) {
    if (node.kind === 'SearchIn')
      return node.values.map(({ text, span }) => ({ key: text.toLowerCase(), span }));
    return node.kind === 'SearchGroup' ? node.operands.map(whole) : [];
  }
  return isExpression(node) && node.kind === 'InExpression' ? node.items.map(whole) : [];
}
