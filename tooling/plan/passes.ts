import { cover } from '../base/source.ts';
import type { Expr, Logic } from './expression.ts';
import { type Aggregate, type Filter, inputsOf, type LogicalPlan, withInputs } from './plan.ts';

/** A rewrite of a plan that does not change its results. */
export interface Pass {
  readonly name: string;
  readonly summary: string;
  apply(plan: LogicalPlan): LogicalPlan;
}

const mergeFilters: Pass = {
  name: 'merge-filters',
  summary: 'Merges adjacent filters, so that their combined requirements are known.',
  apply: (plan) => mapPlan(plan, (node) => (node.kind === 'filter' ? merged(node) : node)),
};

const tellNeededFields: Pass = {
  name: 'tell-needed-fields',
  summary:
    'Passes the BY fields of the next aggregation to commands that act on all fields, such as fillnull.',
  apply: (plan) => mapPlan(plan, (node) => (node.kind === 'aggregate' ? tellGroups(node) : node)),
};

function tellGroups(node: Aggregate): Aggregate {
  const names = node.by.map(({ text }) => text);
  return { ...node, input: tell(node.input, new Set(names)) };
}

/** Down to the first command that needs them, without fields that are computed on the way. */
function tell(plan: LogicalPlan, names: ReadonlySet<string>): LogicalPlan {
  if (names.size === 0) return plan;
  switch (plan.kind) {
    case 'fill':
      return plan.fields === 'all' ? { ...plan, needed: [...names] } : plan;
    case 'filter':
    case 'sort':
    case 'limit':
      return { ...plan, input: tell(plan.input, names) };
    case 'extend': {
      const computed = new Set(plan.assignments.map(({ target }) => target.text));
      const others = [...names].filter((name) => !computed.has(name));
      return { ...plan, input: tell(plan.input, new Set(others)) };
    }
    default:
      return plan;
  }
}

/** The passes in the order in which they run. */
export const passes: readonly Pass[] = [mergeFilters, tellNeededFields];

export function optimise(plan: LogicalPlan): LogicalPlan {
  return passes.reduce((current, pass) => pass.apply(current), plan);
}

/** Applies a change to every node, inputs first. */
function mapPlan(plan: LogicalPlan, change: (node: LogicalPlan) => LogicalPlan): LogicalPlan {
  return change(
    withInputs(
      plan,
      inputsOf(plan).map((input) => mapPlan(input, change)),
    ),
  );
}

function merged(filter: Filter): LogicalPlan {
  const { input } = filter;
  if (input.kind !== 'filter') return filter;
  const predicate = both(input.predicate, filter.predicate);
  return { kind: 'filter', input: input.input, predicate, span: cover(input.span, filter.span) };
}

/** Null keeps a row out of a filter as false does, so the logic of the two filters may differ. */
function both(first: Expr, second: Expr): Logic {
  const operands = [...conjunctsOf(first), ...conjunctsOf(second)];
  const span = cover(first.span, second.span);
  return { kind: 'logic', op: 'and', operands, nulls: 'two-valued', span };
}

function conjunctsOf(expr: Expr): readonly Expr[] {
  return expr.kind === 'logic' && expr.op === 'and' ? expr.operands : [expr];
}
