import { inputsOf, type LogicalPlan, withInputs } from '../plan.ts';

/** A rewrite of a plan that does not change its results. */
export interface Pass {
  readonly name: string;
  readonly summary: string;
  apply(plan: LogicalPlan): LogicalPlan;
}

/** Applies a change to every node, inputs first. */
export function mapPlan(
  plan: LogicalPlan,
  change: (node: LogicalPlan) => LogicalPlan,
): LogicalPlan {
  return change(
    withInputs(
      plan,
      inputsOf(plan).map((input) => mapPlan(input, change)),
    ),
  );
}
