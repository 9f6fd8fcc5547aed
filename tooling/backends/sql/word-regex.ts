import type { Pattern } from '../../plan/expression.ts';
import { escapeText } from './like-regex.ts';

type Word = Extract<Pattern, { readonly kind: 'word' }>;

/** White space of JavaScript, as part of a class of RE2 and Java. */
const SPACES =
  '\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
/** Characters that separate indexed tokens (rule 20). */
const MINOR = `${SPACES}${classOf('[]<>(){}|!;,\'"*&?+%=:/\\#$@._-')}`;
const MAJOR = `${SPACES}${classOf('[]<>(){}|!;,\'"*&?+')}`;
/** Characters between the tokens that a wildcard stays in. */
const BETWEEN = `${SPACES}${classOf(',;"\'()[]{}|')}`;

/** A pattern, in RE2 and Java, for a word or phrase in a text; undefined if it is in every text. Lower case if it ignores case. */
export function wordRegex({ parts, ignoreCase, boundaries }: Word): string | undefined {
  const wanted = ignoreCase ? parts.map((part) => part.toLowerCase()) : parts;
  if (wanted.every((part) => part === '')) return undefined;
  if (wanted.length === 1) {
    const [word = ''] = wanted;
    return bounded(word, {
      class: boundaries === 'major' ? MAJOR : MINOR,
      opens: false,
      closes: false,
    });
  }
  const inner = trimmed(wanted);
  const [opens, closes] = [wanted[0] === '', wanted.at(-1) === ''];
  const [word = ''] = inner;
  if (inner.length === 1) return bounded(word, { class: MINOR, opens, closes });
  if (/\s/.test(wanted.join(''))) return inner.map(escapeText).join('(?s:.*)');
  const rest = `[^${BETWEEN}]*`;
  const token = wanted.map(escapeText).join(rest);
  return `(?:\\A|[${BETWEEN}])${token}(?:\\z|[${BETWEEN}])`;
}

/** Without the wildcards at both ends. */
function trimmed(parts: readonly string[]): readonly string[] {
  const first = parts.findIndex((part) => part !== '');
  const last = parts.findLastIndex((part) => part !== '');
  return parts.slice(first, last + 1);
}

interface Bounds {
  readonly class: string;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A boundary is where the text or the word has a separator. */
function bounded(word: string, { class: separators, opens, closes }: Bounds): string {
  const isSeparator = (char: string | undefined): boolean =>
    char !== undefined && new RegExp(`[${separators.replaceAll('\\x{', '\\u{')}]`, 'u').test(char);
  const before = opens || isSeparator(word[0]) ? '' : `(?:\\A|[${separators}])`;
  const after = closes || isSeparator(word.at(-1)) ? '' : `(?:\\z|[${separators}])`;
  return `${before}${escapeText(word)}${after}`;
}

function classOf(chars: string): string {
  return [...chars].map((char) => `\\x{${char.charCodeAt(0).toString(16)}}`).join('');
}
