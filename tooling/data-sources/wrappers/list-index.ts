import type { ListShape } from './wrapper.ts';

/** A list, and the wrapper that it belongs to. */
export interface KnownList extends ListShape {
  readonly wrapper: string;
}

/** The keys at one place of an object that may lead to a list. */
export interface ListNode {
  /** The lists under this key: those whose path ends here. */
  readonly lists: readonly KnownList[];
  readonly children: ReadonlyMap<string, ListNode>;
}

/** Finds known lists by the keys that lead to them. */
export class ListIndex {
  readonly root: ListNode;
  readonly #before: KeySet;

  constructor(lists: readonly KnownList[]) {
    this.root = nodeOf(lists, 0);
    this.#before = new KeySet(lists.flatMap(({ before = [] }) => before));
  }

  /** Whether a member with this key may come before some list. */
  mayPrecede(key: string): boolean {
    return this.#before.has(key);
  }
}

/** The list whose wrapper allows all the keys before it. */
export function listAfter(
  node: ListNode,
  keys: readonly string[],
  isRows: boolean,
): KnownList | undefined {
  return node.lists.find(
    (list) => (list.rows ?? false) === isRows && keys.every((key) => beforeOf(list).has(key)),
  );
}

const keySets = new WeakMap<KnownList, KeySet>();

function beforeOf(list: KnownList): KeySet {
  const known = keySets.get(list) ?? new KeySet([...list.path, ...(list.before ?? [])]);
  keySets.set(list, known);
  return known;
}

function nodeOf(lists: readonly KnownList[], depth: number): ListNode {
  const keys = new Set(lists.flatMap(({ path }) => path[depth] ?? []));
  const children = [...keys].map((key) => {
    const below = lists.filter(({ path }) => path[depth] === key);
    return [key, nodeOf(below, depth + 1)] as const;
  });
  return { lists: lists.filter(({ path }) => path.length === depth), children: new Map(children) };
}

/** Keys, and beginnings of keys (`@odata.*`). */
class KeySet {
  readonly #keys: ReadonlySet<string>;
  readonly #beginnings: readonly string[];

  constructor(keys: readonly string[]) {
    this.#keys = new Set(keys.filter((key) => !key.endsWith('*')));
    this.#beginnings = keys.flatMap((key) => (key.endsWith('*') ? key.slice(0, -1) : []));
  }

  has(key: string): boolean {
    return this.#keys.has(key) || this.#beginnings.some((start) => key.startsWith(start));
  }
}
