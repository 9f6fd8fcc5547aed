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

/** A rewrite of a plan that does not change its results. */
export interface Pass {
  readonly name: string;
  readonly summary: string;
  apply(plan: LogicalPlan): LogicalPlan;
}

const mergeFilters: Pass = {
  name: 'merge-filters',
  summary:
    'Merges adjacent filters of the same language, so that their combined requirements are known.',
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
