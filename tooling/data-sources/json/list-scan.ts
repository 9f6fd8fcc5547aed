import {
  type KnownList,
  type ListIndex,
  type ListNode,
  listAfter,
} from '../wrappers/list-index.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isEndOfBare,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './marks.ts';

/** A list of events in an object, and how the object goes on after it. */
export interface OpenList {
  readonly list: KnownList;
  /** What may be found in the objects that are open, the outermost first. */
  readonly frames: readonly ListNode[];
}

/** What begins at a place of a JSON text. */
export type ListScan =
  /** All up to the first element of a list. */
  | { readonly kind: 'list'; readonly end: number; readonly open: OpenList }
  /** The rest of an object, without another list. */
  | { readonly kind: 'rest'; readonly end: number }
  /** A value in a list that cannot be an event. */
  | { readonly kind: 'value'; readonly end: number }
  | { readonly kind: 'none' }
  /** The bytes do not reach far enough to decide. */
  | { readonly kind: 'more' };

/** The wrapper that begins with the `{` at an offset. */
export function scanForList(bytes: Buffer, from: number, index: ListIndex): ListScan {
  const scan = new Scan(bytes, from, index);
  return scan.head();
}

/** How an open wrapper goes on after elements of its list. */
export function scanAfterList(
  bytes: Buffer,
  from: number,
  { index, open }: { readonly index: ListIndex; readonly open: OpenList },
): ListScan {
  return new Scan(bytes, from, index).rest(open);
}

/** Wrappers have few members before their list. */
const LONGEST_HEAD = 64 * 1024;
const LONGEST_KEY = 128;

const NONE: ListScan = { kind: 'none' };
const MORE: ListScan = { kind: 'more' };

class Scan {
  readonly #bytes: Buffer;
  readonly #from: number;
  readonly #index: ListIndex;
  #at: number;

  constructor(bytes: Buffer, from: number, index: ListIndex) {
    this.#bytes = bytes;
    this.#from = from;
    this.#index = index;
    this.#at = from;
  }

  head(): ListScan {
    this.#at += 1;
    const scan = this.#members([this.#index.root], []);
    const isEnd = scan.kind === 'rest' || scan.kind === 'value';
    return isEnd || (scan.kind === 'more' && this.#isFar(this.#bytes.length)) ? NONE : scan;
  }

  rest({ list, frames }: OpenList): ListScan {
    const first = this.#next();
    if (first === CLOSE_BRACE) return this.#members(frames, undefined, list);
    const end = endOfValue(this.#bytes, this.#at);
    if (end < 0) return MORE;
    if (first === QUOTE) {
      const after = skipBlank(this.#bytes, end);
      if (after >= this.#bytes.length) return MORE;
      if (this.#bytes[after] === COLON) return this.#members(frames, undefined, list);
    }
    // One byte at least, whatever it is.
    return { kind: 'value', end: Math.max(end, this.#at + 1) };
  }

  /**
   * Goes from member to member, and into objects that may lead to a list. Before the first list, `keys` are those seen
   * so far, and a key of no wrapper shows that the object is something else. After it, any member may follow.
   */
  #members(open: readonly ListNode[], keys: string[] | undefined, list?: KnownList): ListScan {
    const frames = [...open];
    for (;;) {
      const byte = this.#next();
      const node = frames.at(-1);
      if (byte === undefined) return MORE;
      if (keys !== undefined && this.#isFar(this.#at)) return NONE;
      if (byte === COMMA || byte === CLOSE_BRACKET) this.#at += 1;
      else if (byte === CLOSE_BRACE) {
        this.#at += 1;
        frames.pop();
        if (frames.length === 0) return { kind: 'rest', end: this.#at };
      } else if (byte === QUOTE && node !== undefined) {
        const found = this.#member(node, { frames, keys, list });
        if (found !== undefined) return found;
      } else return keys === undefined ? { kind: 'rest', end: this.#at } : NONE;
    }
  }

  /** Passes a member, or enters its object; the list that it is, or why none can be found. */
  #member(
    node: ListNode,
    {
      frames,
      keys,
      list,
    }: {
      readonly frames: ListNode[];
      readonly keys: string[] | undefined;
      readonly list: KnownList | undefined;
    },
  ): ListScan | undefined {
    const key = this.#key();
    if (key === undefined) return MORE;
    const child = node.children.get(key);
    if (keys !== undefined && child === undefined && !this.#index.mayPrecede(key)) return NONE;
    if (this.#next() !== COLON) return this.#at < this.#bytes.length ? this.#broken(keys) : MORE;
    this.#at += 1;
    const first = this.#next();
    if (first === undefined) return MORE;
    if (child !== undefined && first === OPEN_BRACKET) {
      const found = this.#listAt(child, { frames, keys, list });
      if (found !== undefined) return found;
    }
    keys?.push(key);
    if (child !== undefined && child.children.size > 0 && first === OPEN_BRACE) {
      this.#at += 1;
      frames.push(child);
      return undefined;
    }
    const end = endOfValue(this.#bytes, this.#at);
    if (end < 0) return MORE;
    this.#at = end;
    return undefined;
  }

  /** The list that begins here if its wrapper is known; its elements must be objects, or rows. */
  #listAt(
    child: ListNode,
    {
      frames,
      keys,
      list,
    }: {
      readonly frames: readonly ListNode[];
      readonly keys: readonly string[] | undefined;
      readonly list: KnownList | undefined;
    },
  ): ListScan | undefined {
    const end = skipBlank(this.#bytes, this.#at + 1);
    const element = this.#bytes[end];
    if (element === undefined) return MORE;
    if (element !== OPEN_BRACE && element !== OPEN_BRACKET && element !== CLOSE_BRACKET)
      return undefined;
    const found =
      keys === undefined
        ? child.lists.find(({ wrapper }) => wrapper === list?.wrapper)
        : listAfter(child, keys, element === OPEN_BRACKET);
    return found && { kind: 'list', end, open: { list: found, frames } };
  }

  #broken(keys: readonly string[] | undefined): ListScan {
    return keys === undefined ? { kind: 'rest', end: this.#at } : NONE;
  }

  /** Reads a key; undefined if it is incomplete. */
  #key(): string | undefined {
    const start = this.#at + 1;
    const end = endOfValue(this.#bytes, this.#at);
    if (end < 0) return undefined;
    this.#at = end;
    return end - start > LONGEST_KEY ? '' : this.#bytes.toString('latin1', start, end - 1);
  }

  #isFar(at: number): boolean {
    return at - this.#from > LONGEST_HEAD;
  }

  #next(): number | undefined {
    this.#at = skipBlank(this.#bytes, this.#at);
    return this.#bytes[this.#at];
  }
}

function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at += 1;
  return at;
}

/** The offset after the JSON value at an offset; -1 if it is incomplete. */
function endOfValue(bytes: Buffer, from: number): number {
  const first = bytes[from];
  if (first === QUOTE) return endOfString(bytes, from);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return endOfNested(bytes, from);
  for (let at = from; at < bytes.length; at += 1) if (isEndOfBare(bytes[at] ?? 0)) return at;
  return -1;
}

function endOfNested(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at) - 1;
      if (at < 0) return -1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function endOfString(bytes: Buffer, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) return at + 1;
  }
  return -1;
}
