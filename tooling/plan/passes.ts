import { cover } from '../base/source.ts';
import { binary } from '../spl/operator-parser.ts';
import { type Filter, inputsOf, type LogicalPlan, type Predicate, withInputs } from './plan.ts';

/** One rewriting of a plan that keeps its meaning. */
export interface Pass {
  readonly name: string;
  readonly summary: string;
  apply(plan: LogicalPlan): LogicalPlan;
}

const mergeFilters: Pass = {
  name: 'merge-filters',
  summary:
    'Neighbouring filters of one language become one, so that it is seen what they require together.',
  apply: (plan) => mapPlan(plan, (node) => (node.kind === 'filter' ? merged(node) : node)),
};

/** The passes in the order that they run. */
export const passes: readonly Pass[] = [mergeFilters];

export function optimise(plan: LogicalPlan): LogicalPlan {
  return passes.reduce((current, pass) => pass.apply(current), plan);
}

/** Inputs first; the shape that every pass is written in. */
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
  if (predicate === undefined) return filter;
  return { kind: 'filter', input: input.input, predicate, span: cover(input.span, filter.span) };
}

function both(first: Predicate, second: Predicate): Predicate | undefined {
  if (first.kind === 'search' && second.kind === 'search') {
    const operands = [first.expression, second.expression];
    const span = cover(first.expression.span, second.expression.span);
    return { kind: 'search', expression: { kind: 'SearchGroup', operator: 'AND', operands, span } };
  }
  if (first.kind !== 'where' || second.kind !== 'where' || first.dialect !== second.dialect)
    return undefined;
  return { ...first, expression: binary(first.expression, 'AND', second.expression) };
}
