import { type Aggregate, type LogicalPlan, nodesOf } from '../plan.ts';
import { mapPlan, type Pass } from './pass.ts';

/** Tells nodes that fill all fields which ones the next aggregation groups by. */
export const noteNeededFields: Pass = {
  name: 'note-needed-fields',
  summary: 'Passes the BY fields of the next aggregation to nodes that fill all fields.',
  apply: (plan) => (nodesOf(plan).some(fillsAll) ? mapPlan(plan, noted) : plan),
};

function fillsAll(node: LogicalPlan): boolean {
  return node.kind === 'fill' && node.fields === 'all';
}

function noted(node: LogicalPlan): LogicalPlan {
  return node.kind === 'aggregate' ? noteGroups(node) : node;
}

function noteGroups(node: Aggregate): Aggregate {
  const names = node.by.map(({ text }) => text);
  return { ...node, input: note(node.input, new Set(names)) };
}

/** Down to the first node that fills fields, without fields that are computed on the way. */
function note(plan: LogicalPlan, names: ReadonlySet<string>): LogicalPlan {
  if (names.size === 0) return plan;
  switch (plan.kind) {
    case 'fill':
      return plan.fields === 'all' ? { ...plan, needed: [...names] } : plan;
    case 'filter':
    case 'sort':
    case 'limit':
      return { ...plan, input: note(plan.input, names) };
    case 'extend': {
      const computed = new Set(plan.assignments.map(({ target }) => target.text));
      const others = [...names].filter((name) => !computed.has(name));
      return { ...plan, input: note(plan.input, new Set(others)) };
    }
    default:
      return plan;
  }
}
