import { testOf } from '../backends/engine/build.ts';
import type { Environment } from '../backends/engine/environment.ts';
import { macroCallAt, type Source, type SourceSpan, type Span } from '../base/source.ts';
import { type Condition, conditionOf } from '../detect/conditions.ts';
import type { Test } from '../events/run.ts';
import { childrenOf, type Expr } from '../plan/expression.ts';
import { isSearch } from './spelling.ts';

/**
 * A condition for measuring tests: lists are decomposed, and a macro is a single condition, whatever its
 * definition.
 */
export interface Clause {
  /** `list`: any of its members; `constant`: the same for every row, so it cannot be tested. */
  readonly kind: Condition['kind'] | 'list' | 'constant';
  readonly span: Span;
  readonly expression: Expr;
  readonly test: Test;
  readonly children: readonly Clause[];
  /** The macro call, if the condition is an entire macro. */
  readonly call: SourceSpan | undefined;
}

/** Decomposes a predicate into conditions that tests must cover separately. */
export function clauseOf(condition: Expr, context: ClauseContext): Clause {
  return fromCondition(conditionOf(condition, context.environment), context);
}

/** What a clause is evaluated with. */
export interface ClauseContext {
  readonly environment: Environment;
  /** The expanded search. */
  readonly source: Source;
}

function fromCondition(condition: Condition, context: ClauseContext): Clause {
  const { expression, kind, span, test } = condition;
  const base = { span, expression, test, children: [], call: callAround(span, context.source) };
  if (isConstant(expression)) return { ...base, kind: 'constant' };
  if (base.call !== undefined) return { ...base, kind: 'single' };
  if (kind === 'single') return { ...base, ...membersOf(expression, context) };
  const children = condition.children.map((child) => fromCondition(child, context));
  return { ...base, kind, children: kind === 'not' ? children : joined(children, kind) };
}

/** The single conditions of a clause. */
export function* leavesOf(clause: Clause): Iterable<Clause> {
  if (clause.kind === 'single') yield clause;
  for (const child of clause.children) yield* leavesOf(child);
}

/** The macro call that an entire span is expanded from. */
export function callAround({ start, end }: Span, source: Source): SourceSpan | undefined {
  const words = source.text.slice(start, end).trimEnd();
  const call = macroCallAt(source, start);
  const last = macroCallAt(source, start + Math.max(0, words.length - 1));
  return call === last ? call : undefined;
}

/** Whether a macro is exactly this condition: a macro that continues with other commands cannot be negated. */
export function isAllOfItsMacro({ call, span }: Clause, { origin, text }: Source): boolean {
  const run = origin?.find((candidate) => candidate.call === call);
  if (run === undefined) return false;
  const before = text.slice(run.start, span.start);
  return /^[\s(]*$/.test(before) && /^[\s)]*$/.test(text.slice(span.end, run.end));
}

/** Adjacent conditions of the same macro call are merged, because the author wrote only the call. */
function joined(clauses: readonly Clause[], kind: 'all' | 'any'): Clause[] {
  const result: Clause[] = [];
  for (const clause of clauses) {
    const last = result.at(-1);
    if (last?.call === undefined || last.call !== clause.call) result.push(clause);
    else result[result.length - 1] = both(last, clause, kind);
  }
  return result;
}

function both(first: Clause, second: Clause, kind: 'all' | 'any'): Clause {
  const stop = kind === 'any';
  const test: Test = (row, run) => {
    const outcome = first.test(row, run);
    if (outcome === stop) return stop;
    const other = second.test(row, run);
    return other === stop || outcome !== null ? other : null;
  };
  const span = { start: first.span.start, end: second.span.end };
  const expression: Expr = {
    kind: 'logic',
    op: stop ? 'or' : 'and',
    operands: [first.expression, second.expression],
    nulls: isSearch(first.expression) ? 'two-valued' : 'three-valued',
    span,
  };
  return { ...first, test, span, expression };
}

function membersOf(
  expression: Expr,
  { environment, source }: ClauseContext,
): Pick<Clause, 'kind' | 'children'> {
  const members = [...memberConditions(expression)];
  if (members.length < 2) return { kind: 'single', children: [] };
  const children = members.map(([span, member]): Clause => {
    const test = testOf(member, environment);
    const call = callAround(span, source);
    return { kind: 'single', span, expression: member, test, children: [], call };
  });
  return { kind: 'list', children };
}

/** Each member of a list as a separate condition: `x IN (a, b)` is `x IN (a)` or `x IN (b)`. */
function* memberConditions(expression: Expr): Iterable<readonly [Span, Expr]> {
  if (expression.kind === 'match') {
    for (const pattern of expression.patterns)
      yield [pattern.span, { ...expression, patterns: [pattern] }];
  }
  if (expression.kind === 'in') {
    for (const item of expression.items) yield [item.span, { ...expression, items: [item] }];
  }
  if (expression.kind !== 'call' || expression.fn !== 'in') return;
  const [operand, ...items] = expression.args;
  if (operand === undefined) return;
  for (const item of items) yield [item.span, { ...expression, args: [operand, item] }];
}

/** Index and time select the sample and are true for all of its events. */
function isConstant(expression: Expr): boolean {
  switch (expression.kind) {
    case 'match':
      return expression.selectsLogs === true;
    case 'field':
    case 'clause':
      return false;
    case 'call':
      return /^(?:true|false|null)$/.test(expression.fn);
    default:
      return childrenOf(expression).every(isConstant);
  }
}
