import type { Pattern } from '../../plan/expression.ts';
import { type TextMatcher, wildcardMatcher } from './wildcard.ts';

/** Characters that separate indexed tokens; a word matches whole tokens (rule 20). */
const BREAKERS = /[\s[\]<>(){}|!;,'"*&?+%=:/\\#$@._-]/;
const MAJOR_BREAKERS =
  /[\s[\]<>(){}|!;,'"*&?+]|%(?:21|26|2526|3B|7C|20|2B|3D|2520|5D|5B|3A|0A|2C|28|29)/i;

type Word = Extract<Pattern, { readonly kind: 'word' }>;

/** Compiles a word or phrase of a search to match `_raw`. */
export function rawMatcher({ parts, ignoreCase, boundaries }: Word): TextMatcher {
  const prepare = ignoreCase ? lower : same;
  const wanted = prepare(parts.join('*'));
  if (parts.length > 1) return wildcardTokens(wanted, prepare);
  // An empty phrase is part of every text.
  if (wanted === '') return () => true;
  const breakers = boundaries === 'major' ? MAJOR_BREAKERS : BREAKERS;
  return (raw) => hasToken(prepare(raw), wanted, breakers);
}

const same = (text: string): string => text;
const lower = (text: string): string => text.toLowerCase();

/** A star at either end of the word removes the boundary there; in the middle, it does not match spaces. */
function wildcardTokens(wanted: string, prepare: (text: string) => string): TextMatcher {
  const trimmed = wanted.replace(/^\*+|\*+$/g, '');
  if (trimmed === '') return () => true;
  const opens = wanted.startsWith('*');
  const closes = wanted.endsWith('*');
  if (!trimmed.includes('*')) {
    return (raw) => hasToken(prepare(raw), trimmed, BREAKERS, { opens, closes });
  }
  const matches = wildcardMatcher(wanted);
  const anywhere = wildcardMatcher(`*${wanted}*`);
  const hasBlank = /\s/.test(wanted);
  return (raw) => {
    const text = prepare(raw);
    if (!anywhere(text)) return false;
    return hasBlank || text.split(/[\s,;"'()[\]{}|]+/).some((token) => matches(token));
  };
}

interface Open {
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Whether the text occurs with a token boundary on each side that requires one. */
function hasToken(
  text: string,
  wanted: string,
  breakers: RegExp,
  { opens, closes }: Open = { opens: false, closes: false },
): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = opens || at === 0 || isBoundary(text[at - 1], wanted[0], breakers);
    const end = at + wanted.length;
    const after = closes || end === text.length || isBoundary(text[end], wanted.at(-1), breakers);
    if (before && after) return true;
  }
  return false;
}

function isBoundary(
  outside: string | undefined,
  inside: string | undefined,
  breakers: RegExp,
): boolean {
  return breakers.test(outside ?? ' ') || breakers.test(inside ?? '');
}
