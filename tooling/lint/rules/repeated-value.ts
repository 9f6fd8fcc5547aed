import type { Span } from '../../base/source.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Node } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, isSearchExpression, nodesOf, textOf } from '../search-tree.ts';

export const repeatedValue = defineRule({
  id: 'repeated-value',
  summary: 'Values and conditions are not repeated.',
  rationale:
    'The repetition is probably a copy that was meant to be changed, so the intended value is missing.',
  bad: "search: 'index=sysmon Image IN (a.exe, b.exe, A.exe)'",
  good: "search: 'index=sysmon Image IN (a.exe, b.exe, c.exe)'",
  severity: 'warning',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        const seen = new Map<string, string>();
        for (const { key, span } of membersOf(node, search)) {
          const text = textOf(search, span).replace(/^"(.*)"$/s, '$1');
          const first = seen.get(key);
          if (first === undefined) seen.set(key, text);
          else yield { message: messageOf(text, first), span: inSearch(search, span) };
        }
      }
    }
  },
});

function messageOf(text: string, first: string): string {
  return text.toLowerCase() === first.toLowerCase() && text !== first
    ? `repeated value "${text}": "${first}" also matches it, because case is ignored`
    : `repeated value "${text}"`;
}

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
      // Doubled quotes around a value are parsed as empty strings next to it.
      return node.values
        .filter(({ text }) => text !== '')
        .map(({ text, span }) => ({ key: text.toLowerCase(), span }));
    return node.kind === 'SearchGroup' ? node.operands.map(whole) : [];
  }
  return isExpression(node) && node.kind === 'InExpression' ? node.items.map(whole) : [];
}
