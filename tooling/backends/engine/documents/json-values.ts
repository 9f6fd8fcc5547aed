import type { PathStep, Selector } from '../../../plan/extraction.ts';
import { type JsonNode, jsonText, readJson } from './json-tree.ts';
import type { Collect } from './values.ts';

/** Calls back with every scalar and its Splunk path: `a.b`, `a{}`, `a{}.b` (rules 184, 185). */
export function collectJson(text: string, collect: Collect): void {
  const root = readJson(text);
  if (root !== undefined) collectNode(root, '', collect);
}

function collectNode(node: JsonNode, name: string, collect: Collect): void {
  if (node.kind === 'scalar') collect(name, node.text);
  else if (node.kind === 'array')
    for (const item of node.items) collectNode(item, `${name}{}`, collect);
  else {
    const prefix = name === '' ? '' : `${name}.`;
    for (const [key, value] of node.members) collectNode(value, prefix + key, collect);
  }
}

/** The values at a path; an object or array as written. */
export function jsonAt(text: string, path: readonly PathStep[]): string[] {
  const root = readJson(text);
  let nodes: readonly JsonNode[] = root === undefined ? [] : [root];
  for (const { name, selectors } of path) {
    if (nodes.length === 0) break;
    if (name !== '') nodes = nodes.flatMap((node) => membersOf(node, name));
    for (const selector of selectors) nodes = selected(nodes, selector);
  }
  return nodes.map((node) => jsonText(node, text));
}

function membersOf(node: JsonNode, name: string): readonly JsonNode[] {
  if (node.kind !== 'object') return [];
  return node.members.filter(([key]) => key === name).map(([, value]) => value);
}

/**
 * A value that is not an array counts as an array of one: content uses `requestParameters{}.bucketName` on an object.
 */
function selected(nodes: readonly JsonNode[], selector: Selector): readonly JsonNode[] {
  const isFlat = selector.kind === 'all' && nodes.every(({ kind }) => kind !== 'array');
  return isFlat ? nodes : nodes.flatMap((node) => selectedOf(node, selector));
}

function selectedOf(node: JsonNode, selector: Selector): readonly JsonNode[] {
  if (selector.kind === 'attribute') return [];
  const items = node.kind === 'array' ? node.items : [node];
  if (selector.kind === 'all') return items;
  const item = items[selector.index];
  return item === undefined ? [] : [item];
}
