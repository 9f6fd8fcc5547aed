import { wildcardFits } from '../../base/glob.ts';
import type { Span } from '../../base/source.ts';
import type { Node } from '../../spl/ast.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isSearchExpression, nodesOf } from '../search-tree.ts';

/** The limit of patterns per list that the other values are compared with. */
const MOST_PATTERNS = 50;

export const coveredValue = defineRule({
  id: 'covered-value',
  summary: 'Lists of values have no value that a wildcard of the list already matches.',
  rationale: 'The value is redundant and misleads readers about what the wildcard matches.',
  bad: "search: 'index=sysmon Image IN (*.exe, C:\\\\Temp\\\\a.exe)'",
  good: "search: 'index=sysmon Image=*.exe'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        const values = alternativesIn(node);
        const patterns = values.filter(({ text }) => text.includes('*')).slice(0, MOST_PATTERNS);
        for (const value of values) {
          const cover = patterns.find((pattern) => covers(pattern, value));
          if (cover === undefined) continue;
          const message = `"${value.text}" is already matched by "${cover.text}"`;
          yield {
            message,
            span: inSearch(search, value.span),
            help: `remove "${value.text}", or make "${cover.text}" more specific`,
          };
        }
      }
    }
  },
});

interface Alternative {
  readonly field: string;
  readonly text: string;
  readonly span: Span;
}

/** The values that a field is compared with, by IN or OR. */
function alternativesIn(node: Node): readonly Alternative[] {
  if (!isSearchExpression(node)) return [];
  if (node.kind === 'SearchIn')
    return node.values.map(({ text, span }) => ({ field: node.field.text, text, span }));
  if (node.kind !== 'SearchGroup' || node.operator !== 'OR') return [];
  return node.operands.flatMap((operand) =>
    operand.kind === 'SearchComparison' && operand.operator === '='
      ? [{ field: operand.field.text, text: operand.value.text, span: operand.span }]
      : [],
  );
}

/** Only `*` is a wildcard of the search command. */
function covers(pattern: Alternative, value: Alternative): boolean {
  if (pattern === value || pattern.field !== value.field || pattern.text.includes('?'))
    return false;
  const [wide, narrow] = [pattern.text.toLowerCase(), value.text.toLowerCase()];
  return wide !== narrow && wildcardFits(wide, narrow);
}
