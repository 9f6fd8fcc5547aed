import type { Command, Node } from './ast.ts';

/** All nodes of a tree, including those of subsearches, in pre-order; none without a tree. */
export function nodesIn(tree: Node | undefined): readonly Node[] {
  const nodes: Node[] = [];
  collectNodes(tree, nodes);
  return nodes;
}

function collectNodes(value: unknown, nodes: Node[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) nodes.push(value);
  for (const part of Object.values(value)) collectNodes(part, nodes);
}

function isNode(value: object): value is Node {
  return 'kind' in value && typeof value.kind === 'string' && 'span' in value;
}

/** Whether a node of a tree is a command. */
export function isCommand(node: Node): node is Command {
  return node.kind === 'Command';
}
