import type { Node } from '../../spl/ast.ts';
import { everySearch } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, isSearchExpression, nodesOf } from '../search-tree.ts';

export const alwaysDifferent = defineRule({
  id: 'always-different',
  summary: 'Inequalities of one field are not joined with OR.',
  rationale:
    'Every value differs from at least one of two others, so the condition excludes nothing.',
  bad: "search: 'index=sysmon (User!=SYSTEM OR User!=root)'",
  good: "search: 'index=sysmon NOT User IN (SYSTEM, root)'",
  severity: 'warning',
  *check(repository) {
    for (const { search } of everySearch(repository)) {
      const reported = new Set<number>();
      for (const node of nodesOf(search)) {
        const first = firstByField(alternativesOf(node));
        if (first === undefined || reported.has(first.span.end)) continue;
        reported.add(first.span.end);
        yield {
          message: `always true: "${first.field}" differs from "${first.value}" or from "${first.other}"`,
          span: inSearch(search, first.span),
          help: `use AND, or NOT ${first.field} IN (…)`,
        };
      }
    }
  },
});

/** `field != value` */
interface Inequality {
  readonly field: string;
  readonly value: string;
  readonly span: Node['span'];
}

/** The inequalities that OR joins, with nothing else around them. */
function alternativesOf(node: Node): readonly Inequality[] {
  if (isSearchExpression(node) && node.kind === 'SearchGroup')
    return node.operator === 'OR' ? node.operands.flatMap((part) => inequalityOf(part) ?? []) : [];
  if (!isExpression(node) || node.kind !== 'BinaryExpression' || node.operator !== 'OR') return [];
  return [node.left, node.right].flatMap((part) => inequalityOf(part) ?? alternativesOf(part));
}

function inequalityOf(node: Node): Inequality | undefined {
  if (isSearchExpression(node)) {
    const isOne = node.kind === 'SearchComparison' && node.operator === '!=';
    return isOne ? { field: node.field.text, value: node.value.text, span: node.span } : undefined;
  }
  if (!isExpression(node) || node.kind !== 'BinaryExpression' || node.operator !== '!=')
    return undefined;
  const { left, right, span } = node;
  if (
    left.kind !== 'FieldName' ||
    (right.kind !== 'StringLiteral' && right.kind !== 'NumberLiteral')
  )
    return undefined;
  return { field: left.name, value: String(right.value), span };
}

/** The first two with one field and different values. Overlapping wildcards can exclude a value, so they do not count. */
function firstByField(alternatives: readonly Inequality[]) {
  for (const [index, { field, value, span }] of alternatives.entries()) {
    const other = alternatives
      .slice(index + 1)
      .find((one) => one.field === field && differ(one.value, value));
    if (other !== undefined)
      return { field, value, other: other.value, span: { start: span.start, end: other.span.end } };
  }
  return undefined;
}

function differ(one: string, other: string): boolean {
  if (one.includes('*') || other.includes('*')) return false;
  return one.toLowerCase() !== other.toLowerCase();
}
