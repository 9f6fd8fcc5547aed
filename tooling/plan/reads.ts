import type { Aggregation } from './aggregation.ts';
import type { ReadField } from './effect.ts';
import { childrenOf, type Expr } from './expression.ts';

/** The fields that an expression reads, in order, with repeats. */
export function* fieldsRead(expr: Expr): Iterable<ReadField> {
  if (expr.kind === 'field') yield { text: expr.name, span: expr.span };
  if (expr.kind === 'match') yield expr.field;
  if (expr.kind === 'clause') {
    if (expr.compared !== undefined) yield expr.compared;
    // The result of a subsearch may name any field.
    yield { text: '*', span: expr.span, mayBeMissing: true };
  }
  for (const child of childrenOf(expr)) yield* fieldsRead(child);
}

/** The fields that an expression reads; fields that it checks for null are marked as optional. */
export function* readsOfExpression(expr: Expr): Iterable<ReadField> {
  const asked = new Set(askedAbout(expr));
  for (const read of fieldsRead(expr))
    yield asked.has(read.text) ? { ...read, mayBeMissing: true } : read;
}

/** Functions that check for null. */
const TOLERANT: ReadonlySet<string> = new Set(['coalesce', 'isnull', 'isnotnull']);

function* askedAbout(expr: Expr): Iterable<string> {
  if (expr.kind === 'call' && TOLERANT.has(expr.fn)) {
    for (const { text } of fieldsRead(expr)) yield text;
    return;
  }
  for (const child of childrenOf(expr)) yield* askedAbout(child);
}

/** The input fields of aggregations. */
export function* readsOfAggregations(aggregations: readonly Aggregation[]): Iterable<ReadField> {
  for (const { input } of aggregations) {
    if (input.kind === 'value') yield* readsOfExpression(input.value);
    if (input.kind === 'condition') yield* readsOfExpression(input.condition);
    if (input.kind === 'fields') yield input.pattern;
  }
}
