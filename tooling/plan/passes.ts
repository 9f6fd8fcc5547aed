import { cover } from '../base/source.ts';
import { binary } from '../spl/operator-parser.ts';
import {
  type Aggregate,
  type Filter,
  inputsOf,
  type LogicalPlan,
  type Predicate,
  substitutionsOf,
  withInputs,
} from './plan.ts';

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

const tellNeededFields: Pass = {
  name: 'tell-needed-fields',
  summary:
    'A command that acts on all known fields is told which of them the next grouping names, whether any row has them or not.',
  apply: (plan) => mapPlan(plan, (node) => (node.kind === 'aggregate' ? tellGroups(node) : node)),
};

function tellGroups(node: Aggregate): Aggregate {
  const names = node.by.map(({ text }) => text);
  return { ...node, input: tell(node.input, new Set(names)) };
}

/** Down to the first command that asks; what is computed on the way is not needed before. */
function tell(plan: LogicalPlan, names: ReadonlySet<string>): LogicalPlan {
  if (names.size === 0) return plan;
  switch (plan.kind) {
    case 'apply':
      return plan.whereNeeded?.([...names]) ?? plan;
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

/** The passes in the order that they run. */
export const passes: readonly Pass[] = [mergeFilters, tellNeededFields];

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
    const expression = { kind: 'SearchGroup' as const, operator: 'AND' as const, operands, span };
    const substitutions = [...substitutionsOf(first), ...substitutionsOf(second)];
    return { kind: 'search', expression, ...(substitutions.length > 0 && { substitutions }) };
  }
  if (first.kind !== 'where' || second.kind !== 'where' || first.dialect !== second.dialect)
    return undefined;
  return { ...first, expression: binary(first.expression, 'AND', second.expression) };
}
