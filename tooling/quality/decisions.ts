import { build } from '../backends/engine/build.ts';
import type { Environment } from '../backends/engine/environment.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import { withRows } from '../events/run.ts';
import { environmentFor } from '../mapping/environment.ts';
import { effectOf } from '../plan/effect-of.ts';
import {
  type Aggregate,
  amongOthers,
  type Extend,
  type Filter,
  given,
  inputsOf,
  type LogicalPlan,
  withInputs,
} from '../plan/plan.ts';
import { choicesIn } from './choices.ts';
import { type ClauseContext, clauseOf } from './clause.ts';
import type { Decision } from './decision.ts';
import { oppositeOf } from './opposite.ts';

/** All decisions of a search, in evaluation order. */
export function decisionsOf(search: CompiledSearch): readonly Decision[] {
  const { source } = search;
  const context = { environment: environmentFor(source), source, search };
  return [...decisionsIn(search.plan, [], context)];
}

/** `after`: the following commands that process rows independently, nearest first. */
function* decisionsIn(
  node: LogicalPlan,
  after: readonly LogicalPlan[],
  context: DecisionContext,
): Iterable<Decision> {
  // The input of a pipeline inside a command is unknown here.
  if (readsGivenRows(node)) return;
  const behind = isPerRow(node) ? [node, ...after] : [];
  for (const input of searchedBy(node)) yield* decisionsIn(input, behind, context);
  if (node.kind === 'filter') yield* ofFilter(node, after, context);
  if (node.kind === 'extend') yield* ofExtend(node, context);
  if (node.kind === 'aggregate') yield* ofAggregate(node, context);
}

/** The searches whose rows a node processes; a subsearch that returns text is a single condition. */
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

interface DecisionContext extends ClauseContext {
  readonly search: CompiledSearch;
}

function* ofFilter(
  node: Filter,
  after: readonly LogicalPlan[],
  context: DecisionContext,
): Iterable<Decision> {
  const { predicate } = node;
  const rows = build(node.input, context.environment);
  const opposite = oppositeOf(node, context.search);
  const kept = keeping(node, after, context.environment);
  yield { root: clauseOf(predicate, context), rows, node, opposite, ...kept };
  for (const choice of choicesIn(predicate, { ...context, isInCondition: true }))
    yield { ...ALWAYS, ...choice, rows, node };
}

/** The effect of a decision to keep rows. */
function keeping(
  node: LogicalPlan,
  after: readonly LogicalPlan[],
  environment: Environment,
): Pick<Decision, 'isAsked' | 'effect' | 'comesThrough'> {
  const rest = build(
    after.reduce<LogicalPlan>(
      (input, next) => withInputs(amongOthers(next), [input]),
      given(node.span),
    ),
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

/** Each assignment can use the previous ones. */
function* ofExtend(node: Extend, context: ClauseContext): Iterable<Decision> {
  for (const [index, { value }] of node.assignments.entries()) {
    const choices = [...choicesIn(value, context)];
    if (choices.length === 0) continue;
    const before = { ...node, assignments: node.assignments.slice(0, index) };
    const rows = build(before, context.environment);
    for (const choice of choices) yield { ...ALWAYS, ...choice, rows, node };
  }
}

function* ofAggregate(node: Aggregate, context: ClauseContext): Iterable<Decision> {
  const rows = build(node.input, context.environment);
  for (const { input } of node.aggregations) {
    const expression =
      input.kind === 'value'
        ? input.value
        : input.kind === 'condition'
          ? input.condition
          : undefined;
    if (expression === undefined) continue;
    for (const choice of choicesIn(expression, context)) yield { ...ALWAYS, ...choice, rows, node };
  }
}

const ALWAYS = { isAsked: () => true, comesThrough: () => true };
