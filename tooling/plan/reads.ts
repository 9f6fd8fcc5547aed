import type { Aggregation } from './aggregation.ts';
import { optional, type ReadField } from './effect.ts';
import { childrenOf, type Expr } from './expression.ts';

/** The fields that an expression reads, in order, with repeats. */
export function fieldsRead(expr: Expr): readonly ReadField[] {
  const reads: ReadField[] = [];
  collectReads(expr, reads);
  return reads;
}

function collectReads(expr: Expr, reads: ReadField[]): void {
  if (expr.kind === 'field') reads.push({ text: expr.name, span: expr.span });
  else if (expr.kind === 'match') reads.push(expr.field);
  else if (expr.kind === 'clause') {
    if (expr.compared !== undefined) reads.push(expr.compared);
    // The result of a subsearch may name any field.
    reads.push({ text: '*', span: expr.span, mayBeMissing: true });
  } else for (const child of childrenOf(expr)) collectReads(child, reads);
}

/** The fields that an expression reads; fields that it checks for null are marked as optional. */
export function readsOfExpression(expr: Expr): readonly ReadField[] {
  const reads = fieldsRead(expr);
  const asked = new Set<string>();
  collectAsked(expr, asked);
  if (asked.size === 0) return reads;
  return reads.map((read) => (asked.has(read.text) ? optional(read) : read));
}

/** Functions that check for null. */
const TOLERANT: ReadonlySet<string> = new Set(['coalesce', 'isnull', 'isnotnull']);

function collectAsked(expr: Expr, asked: Set<string>): void {
  if (expr.kind === 'call' && TOLERANT.has(expr.fn)) {
    for (const { text } of fieldsRead(expr)) asked.add(text);
    return;
  }
  for (const child of childrenOf(expr)) collectAsked(child, asked);
}

/** The input fields of aggregations. */
export function readsOfAggregations(aggregations: readonly Aggregation[]): readonly ReadField[] {
  return aggregations.flatMap(({ input }) => {
    if (input.kind === 'value') return readsOfExpression(input.value);
    if (input.kind === 'condition') return readsOfExpression(input.condition);
    return input.kind === 'fields' ? [input.pattern] : [];
  });
}
