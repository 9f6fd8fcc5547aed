import { inputsOf, type LogicalPlan, withInputs } from '../plan.ts';

/** A rewrite of a plan that does not change its results. */
export interface Pass {
  readonly name: string;
  readonly summary: string;
  apply(plan: LogicalPlan): LogicalPlan;
}

/** Applies a change to every node, inputs first. What does not change stays the same node. */
export function mapPlan(
  plan: LogicalPlan,
  change: (node: LogicalPlan) => LogicalPlan,
): LogicalPlan {
  const inputs = inputsOf(plan);
  const changed = inputs.map((input) => mapPlan(input, change));
  const isSame = changed.every((input, index) => input === inputs[index]);
  return change(isSame ? plan : withInputs(plan, changed));
}
