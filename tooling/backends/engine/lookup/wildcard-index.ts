import { type TextMatcher, wildcardMatcher } from '../wildcard.ts';

/** Finds the cells that match a value: their indexes, in order. */
export type CellIndex = (value: string) => readonly number[];

/** The lengths of pieces of text by which patterns are filed, longer ones first: they are rarer. */
const LENGTHS = [6, 3];

/**
 * Indexes cells that are patterns. A pattern only matches values that contain its longest literal, so each is filed under
 * a piece from the middle of it: patterns of one table often begin or end alike. Patterns without one are tried every time.
 */
export function wildcardIndex(patterns: readonly (string | undefined)[]): CellIndex {
  const files = LENGTHS.map((length) => new PieceFile(length, patterns.length));
  const always: number[] = [];
  for (const [cell, pattern] of patterns.entries()) {
    if (pattern === undefined) continue;
    const literal = longestLiteral(pattern);
    const file = files.find(({ length }) => length <= literal.length);
    if (file === undefined) always.push(cell);
    else file.add(cell, literal);
  }
  const matchers = new Map<number, TextMatcher>();
  const matches = (cell: number, value: string): boolean => {
    const matcher = matchers.get(cell) ?? wildcardMatcher(patterns[cell] ?? '');
    matchers.set(cell, matcher);
    return matcher(value);
  };
  return (value) => {
    const candidates = new Set(always);
    for (const file of files) file.find(value, candidates);
    return [...candidates].filter((cell) => matches(cell, value)).sort((a, b) => a - b);
  };
}

function longestLiteral(pattern: string): string {
  let longest = '';
  for (let start = 0; start <= pattern.length; ) {
    const star = pattern.indexOf('*', start);
    const end = star < 0 ? pattern.length : star;
    if (end - start > longest.length) longest = pattern.slice(start, end);
    start = end + 1;
  }
  return longest;
}

/** Cells by the hash of a piece of text. Cells with the same hash are a chain. */
class PieceFile {
  readonly length: number;
  readonly #firsts: Int32Array;
  readonly #nexts: Int32Array;
  #isEmpty = true;

  constructor(length: number, cells: number) {
    this.length = length;
    this.#firsts = new Int32Array(powerOfTwo(cells)).fill(NONE);
    this.#nexts = new Int32Array(cells);
  }

  add(cell: number, literal: string): void {
    const at = this.#placeOf(literal, Math.floor((literal.length - this.length) / 2));
    this.#nexts[cell] = this.#firsts[at] ?? NONE;
    this.#firsts[at] = cell;
    this.#isEmpty = false;
  }

  /** Adds the cells that may have a piece of the value. */
  find(value: string, cells: Set<number>): void {
    if (this.#isEmpty) return;
    for (let start = 0; start + this.length <= value.length; start += 1) {
      let cell = this.#firsts[this.#placeOf(value, start)] ?? NONE;
      for (; cell !== NONE; cell = this.#nexts[cell] ?? NONE) cells.add(cell);
    }
  }

  #placeOf(text: string, start: number): number {
    let hash = 0;
    for (let at = start; at < start + this.length; at += 1)
      hash = Math.imul(hash ^ text.charCodeAt(at), MULTIPLIER);
    return (hash ^ (hash >>> 15)) & (this.#firsts.length - 1);
  }
}

const NONE = -1;

/** The prime of the FNV-1a hash. */
const MULTIPLIER = 0x01000193;

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 1)));
}
