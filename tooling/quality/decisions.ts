import type { CompiledSearch } from '../compile/compile-search.ts';
import { environmentFor } from '../compile/environment.ts';
import { build } from '../engine/build.ts';
import type { Environment } from '../engine/environment.ts';
import { withRows } from '../events/run.ts';
import { effectOf } from '../plan/effect-of.ts';
import {
  type Aggregate,
  type Apply,
  type Extend,
  type Filter,
  given,
  inputsOf,
  type LogicalPlan,
  withInputs,
} from '../plan/plan.ts';
import { choicesIn } from './choices.ts';
import { clauseOf, clauseOfCommand } from './clause.ts';
import type { Decision } from './decision.ts';

/** All places where a search decides, in the order that rows reach them. */
export function decisionsOf(search: CompiledSearch): readonly Decision[] {
  const environment = environmentFor(search.source, () => undefined);
  return [...decisionsIn(search.plan, [], environment)];
}

/** `after`: the commands behind a node that look at one row at a time, the nearest first. */
function* decisionsIn(
  node: LogicalPlan,
  after: readonly LogicalPlan[],
  environment: Environment,
): Iterable<Decision> {
  // What a command hands to the pipeline inside it is not known from outside.
  if (readsGivenRows(node)) return;
  const behind = isPerRow(node) ? [node, ...after] : [];
  for (const input of searchedBy(node)) yield* decisionsIn(input, behind, environment);
  if (node.kind === 'filter') yield* ofFilter(node, after, environment);
  if (node.kind === 'apply') yield* ofCommand(node, after, environment);
  if (node.kind === 'extend') yield* ofExtend(node, environment);
  if (node.kind === 'aggregate') yield* ofAggregate(node, environment);
}

/** The searches whose rows a node works on: a subsearch that gives a text is one condition as a whole. */
function searchedBy(node: LogicalPlan): readonly LogicalPlan[] {
  if (node.kind === 'filter') return [node.input];
  if (node.kind === 'substitute') return node.input === undefined ? [] : [node.input];
  return inputsOf(node);
}

function isPerRow(node: LogicalPlan): boolean {
  return effectOf(node).looksAt === 'row';
}

function readsGivenRows(node: LogicalPlan): boolean {
  if (node.kind === 'scan') return node.dataset.kind === 'given';
  const [first] = inputsOf(node);
  return first !== undefined && readsGivenRows(first);
}

function* ofFilter(
  node: Filter,
  after: readonly LogicalPlan[],
  environment: Environment,
): Iterable<Decision> {
  const rows = build(node.input, environment);
  const root = clauseOf(node.predicate, environment);
  yield { root, rows, node, ...keeping(node, after, environment) };
  if (node.predicate.kind === 'search') return;
  const { expression, dialect } = node.predicate;
  for (const choice of choicesIn(expression, { environment, dialect, isInCondition: true }))
    yield { ...ALWAYS, ...choice, rows, node };
}

/** A command that keeps or drops each row by itself is a condition too. */
function* ofCommand(
  node: Apply,
  after: readonly LogicalPlan[],
  environment: Environment,
): Iterable<Decision> {
  if (node.keeps === undefined || node.input === undefined) return;
  const rows = build(node.input, environment);
  const root = clauseOfCommand(node, node.keeps, environment);
  yield { root, rows, node, ...keeping(node, after, environment) };
}

/** What a decision to keep rows does to them. */
function keeping(
  node: LogicalPlan,
  after: readonly LogicalPlan[],
  environment: Environment,
): Pick<Decision, 'isAsked' | 'effect' | 'comesThrough'> {
  const rest = build(
    after.reduce<LogicalPlan>((input, next) => withInputs(next, [input]), given(node.span)),
    environment,
  );
  return {
    ...ALWAYS,
    effect: (outcome) => outcome === true,
    comesThrough: (row, run) =>
      rest(withRows(run, [row]))
        [Symbol.iterator]()
        .next().done !== true,
  };
}

/** Each assignment sees those before it. */
function* ofExtend(node: Extend, environment: Environment): Iterable<Decision> {
  const { dialect } = node;
  for (const [index, { expression }] of node.assignments.entries()) {
    const choices = [...choicesIn(expression, { environment, dialect })];
    if (choices.length === 0) continue;
    const rows = build({ ...node, assignments: node.assignments.slice(0, index) }, environment);
    for (const choice of choices) yield { ...ALWAYS, ...choice, rows, node };
  }
}

function* ofAggregate(node: Aggregate, environment: Environment): Iterable<Decision> {
  const rows = build(node.input, environment);
  for (const { argument } of node.aggregations) {
    if (argument === undefined || !('kind' in argument)) continue;
    for (const choice of choicesIn(argument, { environment, dialect: node.dialect }))
      yield { ...ALWAYS, ...choice, rows, node };
  }
}

const ALWAYS = { isAsked: () => true, comesThrough: () => true };
