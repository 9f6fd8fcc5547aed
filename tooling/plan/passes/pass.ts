import { inputsOf, type LogicalPlan, nodesOf, withInputs } from '../plan.ts';

/** A rewrite of a plan that does not change its results. */
export interface Pass {
  readonly name: string;
  readonly summary: string;
  apply(plan: LogicalPlan): LogicalPlan;
}

/** What a pass needs that looks at one node and its inputs. */
interface LocalPass<Node extends LogicalPlan> extends Pick<Pass, 'name' | 'summary'> {
  /** Whether the node may have to change. */
  concerns(node: LogicalPlan): node is Node;
  change(node: Node): LogicalPlan;
}

/** A pass that changes some nodes, inputs first. Most plans have none of these nodes, and are not rebuilt. */
export function localPass<Node extends LogicalPlan>(pass: LocalPass<Node>): Pass {
  const { name, summary, concerns, change } = pass;
  const changed = (node: LogicalPlan) => (concerns(node) ? change(node) : node);
  return {
    name,
    summary,
    apply: (plan) => (nodesOf(plan).some(concerns) ? mapPlan(plan, changed) : plan),
  };
}

/** Applies a change to every node, inputs first. What does not change stays the same node. */
export function mapPlan(
  plan: LogicalPlan,
  change: (node: LogicalPlan) => LogicalPlan,
): LogicalPlan {
  return change(
    withChanged(
      plan,
      inputsOf(plan).map((input) => mapPlan(input, change)),
    ),
  );
}

/** The node with other inputs; the same node if they are the same. */
export function withChanged(plan: LogicalPlan, inputs: readonly LogicalPlan[]): LogicalPlan {
  const isSame = inputsOf(plan).every((input, index) => input === inputs[index]);
  return isSame ? plan : withInputs(plan, inputs);
}
