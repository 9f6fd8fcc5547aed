import type { LogicalPlan } from '../plan.ts';

/** The nodes above a scan that its rows go through, the nearest first; undefined at the end. */
export type Path = { readonly node: LogicalPlan; readonly above: Path } | undefined;

/** The nodes of a path, the nearest to the scan first. */
export function nodesAlong(path: Path): readonly LogicalPlan[] {
  const nodes: LogicalPlan[] = [];
  for (let step = path; step !== undefined; step = step.above) nodes.push(step.node);
  return nodes;
}
