import { testOf } from '../backends/engine/build.ts';
import type { Environment } from '../backends/engine/environment.ts';
import type { Span } from '../base/source.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Run, Test } from '../events/run.ts';
import type { Expr } from '../plan/expression.ts';
import { fieldsRead } from '../plan/reads.ts';

/** A condition of a search, split into single comparisons. */
export interface Condition {
  readonly kind: 'all' | 'any' | 'not' | 'single';
  readonly span: Span;
  readonly expression: Expr;
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

/** Splits the predicate of a filter. */
export function conditionOf(expression: Expr, environment: Environment): Condition {
  const base = {
    span: expression.span,
    expression,
    test: testOf(expression, environment),
    fields: [...new Set(fieldsRead(expression).map(({ text }) => text))],
  };
  const kind = kindOf(expression);
  if (expression.kind !== 'logic' || kind === 'single') return { ...base, kind, children: [] };
  const children = expression.operands.map((operand) => conditionOf(operand, environment));
  return { ...base, kind, children };
}

const KINDS = { and: 'all', or: 'any', not: 'not', xor: 'single' } as const;

function kindOf(expression: Expr): Condition['kind'] {
  return expression.kind === 'logic' ? KINDS[expression.op] : 'single';
}

/** Evaluates a condition for one row, with the values that it reads. */
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
