import { addTo } from '../../../base/add-to.ts';
import { type TextMatcher, wildcardMatcher } from '../wildcard.ts';

/** Finds the cells that match a value: their indexes, in order. */
export type CellIndex = (value: string) => readonly number[];

const LENGTH = 3;

/**
 * Indexes cells that are patterns. A pattern with three literal characters in a row only matches values that contain
 * them, so each pattern is filed under its rarest such trigram. Patterns without one are tried every time.
 */
export function wildcardIndex(patterns: readonly (string | undefined)[]): CellIndex {
  const frequency = countPieces(patterns);
  const byPiece = new Map<string, number[]>();
  const always: number[] = [];
  for (const [cell, pattern] of patterns.entries()) {
    if (pattern === undefined) continue;
    const piece = rarest(piecesOfPattern(pattern), frequency);
    if (piece === undefined) always.push(cell);
    else addTo(byPiece, piece, cell);
  }
  const matchers = new Map<number, TextMatcher>();
  const matches = (cell: number, value: string): boolean => {
    const matcher = matchers.get(cell) ?? wildcardMatcher(patterns[cell] ?? '');
    matchers.set(cell, matcher);
    return matcher(value);
  };
  return (value) => {
    const found = always.filter((cell) => matches(cell, value));
    for (const piece of new Set(piecesOf(value))) {
      for (const cell of byPiece.get(piece) ?? []) if (matches(cell, value)) found.push(cell);
    }
    return found.sort((a, b) => a - b);
  };
}

function countPieces(patterns: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const pattern of patterns) {
    for (const piece of piecesOfPattern(pattern ?? ''))
      frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  }
  return frequency;
}

function* piecesOfPattern(pattern: string): Iterable<string> {
  for (const literal of pattern.split('*')) yield* piecesOf(literal);
}

function* piecesOf(text: string): Iterable<string> {
  for (let at = 0; at + LENGTH <= text.length; at += 1) yield text.slice(at, at + LENGTH);
}

function rarest(
  pieces: Iterable<string>,
  frequency: ReadonlyMap<string, number>,
): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    const count = frequency.get(piece) ?? 0;
    if (count >= least) continue;
    best = piece;
    least = count;
  }
  return best;
}
