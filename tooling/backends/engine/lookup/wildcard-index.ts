import { addTo } from '../../../base/add-to.ts';
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
  const byPiece = new Map<string, number[]>();
  const always: number[] = [];
  for (const [cell, pattern] of patterns.entries()) {
    if (pattern === undefined) continue;
    const piece = middleOf(longestLiteral(pattern));
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

function longestLiteral(pattern: string): string {
  return pattern
    .split('*')
    .reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '');
}

function middleOf(literal: string): string | undefined {
  const length = LENGTHS.find((one) => one <= literal.length);
  if (length === undefined) return undefined;
  const start = Math.floor((literal.length - length) / 2);
  return literal.slice(start, start + length);
}

function* piecesOf(text: string): Iterable<string> {
  for (const length of LENGTHS)
    for (let at = 0; at + length <= text.length; at += 1) yield text.slice(at, at + length);
}
