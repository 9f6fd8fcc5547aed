import { macroCallAt, type Source, type SourceSpan, type Span } from '../base/source.ts';
import { type Condition, conditionOf } from '../compile/conditions.ts';
import { testOf } from '../engine/build.ts';
import type { Environment } from '../engine/environment.ts';
import type { Test } from '../events/run.ts';
import type { Apply, Predicate } from '../plan/plan.ts';
import type { Expression, SearchExpression } from '../spl/ast.ts';
import { childrenOf } from '../spl/reads.ts';

/** A condition as tests are measured by: lists are taken apart, and a macro is one condition, whatever it stands for. */
export interface Clause {
  /** `list`: any of its members; `constant`: the same for every row, so that nothing can be shown of it. */
  readonly kind: Condition['kind'] | 'list' | 'constant';
  readonly span: Span;
  /** Undefined for a command that is one condition as a whole. */
  readonly predicate: Predicate | undefined;
  readonly test: Test;
  readonly children: readonly Clause[];
  /** The macro call that brought it, where it comes from one as a whole. */
  readonly call: SourceSpan | undefined;
}

/** A command that keeps or drops each row by itself. */
export function clauseOfCommand({ span }: Apply, test: Test, { source }: Environment): Clause {
  const call = callAround(span, source);
  return { kind: 'single', span, predicate: undefined, test, children: [], call };
}

/** Takes a predicate apart into what tests must show one by one. */
export function clauseOf(predicate: Predicate, environment: Environment): Clause {
  return fromCondition(conditionOf(predicate, environment), environment);
}

function fromCondition(condition: Condition, environment: Environment): Clause {
  const { predicate, kind, span, test } = condition;
  const base = { span, predicate, test, children: [], call: callAround(span, environment.source) };
  if (isConstant(predicate)) return { ...base, kind: 'constant' };
  if (base.call !== undefined) return { ...base, kind: 'single' };
  if (kind === 'single') return { ...base, ...membersOf(predicate, environment) };
  const children = condition.children.map((child) => fromCondition(child, environment));
  return { ...base, kind, children: kind === 'not' ? children : joined(children, kind) };
}

/** The single conditions of a clause: what decides or does not. */
export function* leavesOf(clause: Clause): Iterable<Clause> {
  if (clause.kind === 'single') yield clause;
  for (const child of clause.children) yield* leavesOf(child);
}

/** The macro call that a whole span comes from. */
export function callAround({ start, end }: Span, source: Source): SourceSpan | undefined {
  const words = source.text.slice(start, end).trimEnd();
  const call = macroCallAt(source, start);
  const last = macroCallAt(source, start + Math.max(0, words.length - 1));
  return call === last ? call : undefined;
}

/** Whether a macro brings this condition and nothing more: one that goes on with other commands cannot be negated. */
export function isAllOfItsMacro({ call, span }: Clause, { origin, text }: Source): boolean {
  const run = origin?.find((candidate) => candidate.call === call);
  if (run === undefined) return false;
  const before = text.slice(run.start, span.start);
  return /^[\s(]*$/.test(before) && /^[\s)]*$/.test(text.slice(span.end, run.end));
}

/** Neighbours from the same macro call are one: the call is all that the detection's author wrote. */
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
  return { ...first, test, span: { start: first.span.start, end: second.span.end } };
}

function membersOf(
  predicate: Predicate,
  environment: Environment,
): Pick<Clause, 'kind' | 'children'> {
  const members = [...memberPredicates(predicate)];
  if (members.length < 2) return { kind: 'single', children: [] };
  const children = members.map(([span, member]): Clause => {
    const test = testOf(member, environment);
    const call = callAround(span, environment.source);
    return { kind: 'single', span, predicate: member, test, children: [], call };
  });
  return { kind: 'list', children };
}

/** Each member of a list as a condition of its own: `x IN (a, b)` is `x IN (a)` or `x IN (b)`. */
function* memberPredicates(predicate: Predicate): Iterable<readonly [Span, Predicate]> {
  if (predicate.kind === 'search') {
    const { expression } = predicate;
    if (expression.kind !== 'SearchIn') return;
    for (const value of expression.values)
      yield [value.span, { ...predicate, expression: { ...expression, values: [value] } }];
    return;
  }
  const { expression } = predicate;
  if (expression.kind === 'InExpression') {
    for (const item of expression.items)
      yield [item.span, { ...predicate, expression: { ...expression, items: [item] } }];
  }
  if (expression.kind !== 'CallExpression' || expression.callee.text.toLowerCase() !== 'in') return;
  const [operand, ...items] = expression.args;
  if (operand === undefined) return;
  for (const item of items)
    yield [item.span, { ...predicate, expression: { ...expression, args: [operand, item] } }];
}

function isConstant(predicate: Predicate): boolean {
  return predicate.kind === 'search'
    ? isConstantSearch(predicate.expression)
    : isConstantExpression(predicate.expression);
}

/** Index and time choose the sample, which is there already: they hold for all of its events. */
function isConstantSearch(expression: SearchExpression): boolean {
  if (expression.kind === 'SearchNot') return isConstantSearch(expression.operand);
  if (expression.kind === 'SearchGroup') return expression.operands.every(isConstantSearch);
  return expression.kind === 'SearchEverything' || expression.kind === 'SearchModifier';
}

function isConstantExpression(expression: Expression): boolean {
  if (expression.kind === 'FieldName') return false;
  if (
    expression.kind === 'CallExpression' &&
    !/^(?:true|false|null)$/i.test(expression.callee.text)
  )
    return false;
  return childrenOf(expression).every(isConstantExpression);
}
