import type { SourceSpan, Span } from '../base/source.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import type { Command, Expression, Node, SearchExpression } from '../spl/ast.ts';
import { isCommand, nodesIn } from '../spl/nodes.ts';

const nodesBySearch = new WeakMap<CompiledSearch, readonly Node[]>();

/** All nodes of an SPL search tree, including subsearches, in pre-order. Computed once per search. */
export function nodesOf(search: CompiledSearch): readonly Node[] {
  const known = nodesBySearch.get(search);
  if (known !== undefined) return known;
  const nodes = nodesIn(search.pipeline);
  nodesBySearch.set(search, nodes);
  return nodes;
}

/** The commands of an SPL search in source order, those of subsearches after their command. */
export function* commandsOf(search: CompiledSearch): Iterable<Command> {
  for (const node of nodesOf(search)) if (isCommand(node)) yield node;
}

const SEARCH_KINDS = new Set([
  'SearchEverything',
  'SearchGroup',
  'SearchNot',
  'SearchComparison',
  'SearchIn',
  'SearchText',
  'SearchModifier',
  'SearchSubsearch',
]);

/** Whether a node is a part of a `search` expression. */
export function isSearchExpression(node: Node): node is SearchExpression {
  return SEARCH_KINDS.has(node.kind);
}

const EXPRESSION_KINDS = new Set([
  'StringLiteral',
  'NumberLiteral',
  'FieldName',
  'CallExpression',
  'UnaryExpression',
  'BinaryExpression',
  'InExpression',
]);

/** Whether a node is a part of an eval expression. */
export function isExpression(node: Node): node is Expression {
  return EXPRESSION_KINDS.has(node.kind);
}

/** A location in an expanded search, for a finding. */
export function inSearch({ source }: CompiledSearch, { start, end }: Span): SourceSpan {
  return { source, start, end };
}

/** The text of a part of an expanded search. */
export function textOf({ source }: CompiledSearch, { start, end }: Span): string {
  return source.text.slice(start, end);
}
