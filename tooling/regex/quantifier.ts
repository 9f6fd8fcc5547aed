import type { Cursor } from './cursor.ts';

/** How often an item is repeated, and how greedily. */
export interface Quantifier {
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  readonly possessive: boolean;
}

/** Reads `*`, `+`, `?` or `{n,m}` with their suffixes. Any other brace is text. */
export function readQuantifier(cursor: Cursor): Quantifier | undefined {
  const match = cursor.eatMatch(/([*+?]|\{(\d+)(,?)(\d*)\})([?+]?)/y);
  if (match === undefined) return undefined;
  const [, symbol = '', low, comma, high, suffix] = match;
  const lazy = (suffix === '?') !== cursor.flags.ungreedy && suffix !== '+';
  const possessive = suffix === '+';
  return { ...boundsOf({ symbol, low, comma, high }), lazy, possessive };
}

interface Bounds {
  readonly symbol: string;
  readonly low: string | undefined;
  readonly comma: string | undefined;
  readonly high: string | undefined;
}

function boundsOf({ symbol, low, comma, high }: Bounds): Pick<Quantifier, 'min' | 'max'> {
  if (symbol === '*') return { min: 0, max: Infinity };
  if (symbol === '+') return { min: 1, max: Infinity };
  if (symbol === '?') return { min: 0, max: 1 };
  const min = Number(low);
  if (comma === '') return { min: min, max: min };
  return { min, max: high === '' ? Infinity : Number(high) };
}
