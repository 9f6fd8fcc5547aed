import type { Aggregation, Expression, SearchExpression } from '../spl/ast.ts';
import { type FieldRead, fieldsCompared, fieldsNeeded, fieldsRead } from '../spl/reads.ts';
import type { ReadField } from './effect.ts';
import type { Predicate } from './plan.ts';

/** The fields that a condition reads; a subsearch in it may name any field. */
export function* readsOfPredicate(predicate: Predicate): Iterable<ReadField> {
  if (predicate.kind === 'where') return yield* readsOfExpression(predicate.expression);
  yield* named(fieldsCompared(predicate.expression));
  if (hasSubsearch(predicate.expression)) yield { ...ANY_FIELD, span: predicate.expression.span };
}

const ANY_FIELD = { text: '*', mayBeMissing: true };

function hasSubsearch(expression: SearchExpression): boolean {
  switch (expression.kind) {
    case 'SearchSubsearch':
      return true;
    case 'SearchNot':
      return hasSubsearch(expression.operand);
    case 'SearchGroup':
      return expression.operands.some(hasSubsearch);
    default:
      return false;
  }
}

function* named(reads: Iterable<FieldRead>): Iterable<ReadField> {
  for (const { name, span } of reads) yield { text: name, span };
}

/** The fields that an eval expression reads; fields that it checks for null are marked as optional. */
export function* readsOfExpression(expression: Expression): Iterable<ReadField> {
  const needed = new Set<FieldRead>(fieldsNeeded(expression));
  for (const read of fieldsRead(expression)) {
    const { name: text, span } = read;
    yield needed.has(read) ? { text, span } : { text, span, mayBeMissing: true };
  }
}

/** The input fields of aggregations. */
export function* readsOfAggregations(aggregations: readonly Aggregation[]): Iterable<ReadField> {
  for (const { argument } of aggregations) {
    if (argument === undefined) continue;
    if ('kind' in argument) yield* readsOfExpression(argument);
    else yield argument;
  }
}
