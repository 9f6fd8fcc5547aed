import type { Span } from '../base/source.ts';
import { testOf } from '../engine/build.ts';
import type { Environment } from '../engine/environment.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Run, Test } from '../events/run.ts';
import type { Dialect, Predicate, SearchPredicate } from '../plan/plan.ts';
import type { Expression, SearchExpression } from '../spl/ast.ts';
import { fieldsCompared, fieldsRead } from '../spl/reads.ts';

/** A condition of a search, split into single comparisons. */
export interface Condition {
  readonly kind: 'all' | 'any' | 'not' | 'single';
  readonly span: Span;
  /** The expression that it came from. */
  readonly predicate: Predicate;
  readonly test: Test;
  readonly children: readonly Condition[];
  /** The fields that it reads. */
  readonly fields: readonly string[];
}

/** A condition evaluated for one event. */
export interface CheckedCondition {
  readonly kind: Condition['kind'];
  readonly span: Span;
  /** Null if the result is null: a field is missing. */
  readonly outcome: boolean | null;
  readonly saw: readonly (readonly [field: string, value: FieldValue])[];
  readonly children: readonly CheckedCondition[];
}

/** Splits the predicate of a filter. Both dialects and both kinds of expression give the same shape. */
export function conditionOf(predicate: Predicate, environment: Environment): Condition {
  return predicate.kind === 'search'
    ? searchCondition(predicate, environment)
    : whereCondition(predicate.expression, predicate.dialect, environment);
}

function searchCondition(predicate: SearchPredicate, environment: Environment): Condition {
  const { expression } = predicate;
  const inner = (operand: SearchExpression) =>
    searchCondition({ ...predicate, expression: operand }, environment);
  const base = {
    span: expression.span,
    predicate,
    test: testOf(predicate, environment),
    fields: [...fieldsCompared(expression)].map(({ name }) => name),
  };
  if (expression.kind === 'SearchGroup') {
    const children = expression.operands.map(inner);
    return { ...base, kind: expression.operator === 'AND' ? 'all' : 'any', children };
  }
  if (expression.kind !== 'SearchNot') return { ...base, kind: 'single', children: [] };
  return { ...base, kind: 'not', children: [inner(expression.operand)] };
}

function whereCondition(
  expression: Expression,
  dialect: Dialect,
  environment: Environment,
): Condition {
  const predicate: Predicate = { kind: 'where', expression, dialect };
  const base = {
    span: expression.span,
    predicate,
    test: testOf(predicate, environment),
    fields: [...new Set([...fieldsRead(expression)].map(({ name }) => name))],
  };
  const inner = (operand: Expression) => whereCondition(operand, dialect, environment);
  if (expression.kind === 'UnaryExpression' && expression.operator === 'NOT') {
    return { ...base, kind: 'not', children: [inner(expression.operand)] };
  }
  if (expression.kind !== 'BinaryExpression') return { ...base, kind: 'single', children: [] };
  const { operator } = expression;
  if (operator !== 'AND' && operator !== 'OR') return { ...base, kind: 'single', children: [] };
  const children = operandsOf(expression, operator).map(inner);
  return { ...base, kind: operator === 'AND' ? 'all' : 'any', children };
}

/** `a AND b AND c` as one list. */
function operandsOf(expression: Expression, operator: 'AND' | 'OR'): readonly Expression[] {
  if (expression.kind !== 'BinaryExpression' || expression.operator !== operator)
    return [expression];
  return [...operandsOf(expression.left, operator), ...operandsOf(expression.right, operator)];
}

export function checkCondition(condition: Condition, row: Event, run: Run): CheckedCondition {
  const { kind, span, test, children, fields } = condition;
  return {
    kind,
    span,
    outcome: test(row, run),
    saw: children.length > 0 ? [] : fields.map((field) => [field, row.get(field) ?? null] as const),
    children: children.map((child) => checkCondition(child, row, run)),
  };
}

/** The fraction of a condition that is met, from 0 to 1, to find the nearest miss. */
export function nearness({ kind, outcome, children }: CheckedCondition): number {
  if (outcome === true) return 1;
  const parts = children.map(nearness);
  if (kind === 'all' && parts.length > 0) return sum(parts) / parts.length;
  if (kind === 'any' && parts.length > 0) return Math.max(...parts);
  return 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
