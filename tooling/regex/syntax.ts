import type { CharSet } from './char-set.ts';

/** A parsed pattern without flags: each set lists the characters that it matches. */
export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | RepeatNode
  | { readonly kind: 'assert'; readonly what: Assertion }
  | LookNode
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | BackReferenceNode;

/** A repeated part of a pattern. */
export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: RegexNode;
  readonly min: number;
  /** Infinity for no limit. */
  readonly max: number;
  readonly lazy: boolean;
}

/** A lookahead or lookbehind. */
export interface LookNode {
  readonly kind: 'look';
  readonly behind: boolean;
  readonly negated: boolean;
  readonly body: RegexNode;
}

/** The text of an earlier group. */
export interface BackReferenceNode {
  readonly kind: 'back-reference';
  /** More than one if several groups share a name. */
  readonly groups: readonly number[];
  readonly ignoreCase: boolean;
}

/** A condition on a position. */
export type Assertion =
  | 'start'
  | 'end'
  /** At the end, or before a final newline. */
  | 'last-line-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'not-word-boundary';

/** The tree of a pattern and its groups. */
export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groupCount: number;
  /** Groups by name, in order of their first occurrence. */
  readonly groupsByName: ReadonlyMap<string, readonly number[]>;
}

/** Matches the empty text. */
export const empty: RegexNode = { kind: 'sequence', items: [] };

/** Parts that follow each other. */
export function sequence(items: readonly RegexNode[]): RegexNode {
  const full = items.filter((item) => item !== empty);
  const [only] = full;
  return full.length === 1 && only !== undefined ? only : { kind: 'sequence', items: full };
}

/** Alternative parts. */
export function choice(branches: readonly RegexNode[]): RegexNode {
  const [only] = branches;
  return branches.length === 1 && only !== undefined ? only : { kind: 'choice', branches };
}

/** The parts of a node. */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.items;
    case 'choice':
      return node.branches;
    case 'group':
    case 'repeat':
    case 'look':
    case 'atomic':
      return [node.body];
    default:
      return [];
  }
}

/** Whether a condition is true for the node or any node in it. */
export function someNode(node: RegexNode, holds: (node: RegexNode) => boolean): boolean {
  return holds(node) || childrenOf(node).some((child) => someNode(child, holds));
}

/** The number of nodes that fulfill a condition. */
export function countNodes(node: RegexNode, holds: (node: RegexNode) => boolean): number {
  const own = holds(node) ? 1 : 0;
  return childrenOf(node).reduce((count, child) => count + countNodes(child, holds), own);
}

/** The minimum and maximum number of characters of a match. */
export function widthOf(node: RegexNode): { readonly min: number; readonly max: number } {
  switch (node.kind) {
    case 'set':
      return { min: 1, max: 1 };
    case 'sequence':
      return node.items.map(widthOf).reduce(sum, { min: 0, max: 0 });
    case 'choice':
      return node.branches.map(widthOf).reduce(hull);
    case 'group':
    case 'atomic':
      return widthOf(node.body);
    case 'repeat':
      return repeated(widthOf(node.body), node);
    case 'back-reference':
      return { min: 0, max: Infinity };
    default:
      return { min: 0, max: 0 };
  }
}

type Width = ReturnType<typeof widthOf>;

function sum(a: Width, b: Width): Width {
  return { min: a.min + b.min, max: a.max + b.max };
}

function hull(a: Width, b: Width): Width {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

function repeated(body: Width, { min, max }: RepeatNode): Width {
  return { min: body.min * min, max: body.max === 0 ? 0 : body.max * max };
}

/** The number of nodes of a pattern with its repetitions written out. */
export function sizeOf(node: RegexNode): number {
  const inside = childrenOf(node).reduce((size, child) => size + sizeOf(child), 1);
  if (node.kind !== 'repeat') return inside;
  return inside * Math.max(1, node.max === Infinity ? node.min + 1 : node.max);
}
