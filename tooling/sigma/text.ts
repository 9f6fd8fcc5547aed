/** A part of a text value: plain text, `*`, `?`, or a placeholder to be filled in. */
export type TextPart = string | { readonly wildcard: '*' | '?' } | { readonly placeholder: string };

/** A text value of a rule. No two plain parts are adjacent, none is empty, and no two `*` are adjacent. */
export type SigmaText = readonly TextPart[];

export const ANY_TEXT: TextPart = { wildcard: '*' };

/** A backslash that makes the next character plain, a wildcard, or other text. */
const PART = /\\([*?\\])|([*?])|[^*?\\]+|\\/g;

/** The same with placeholders. A name may have no spaces, so that percent signs of a text are no placeholders. */
const PART_OR_PLACEHOLDER = /\\([*?\\%])|([*?])|%(\w[\w.-]*)%|[^*?\\%]+|[\\%]/g;

/**
 * The parts of a text as rules write it: `*` and `?` are wildcards, a backslash before one of them or before another
 * backslash makes it plain, and any other backslash stands for itself. With the modifier `expand`, `%name%` is a
 * placeholder and `\%` a plain percent sign.
 */
export function parseText(written: string, hasPlaceholders = false): SigmaText {
  const parts: TextPart[] = [];
  for (const found of written.matchAll(hasPlaceholders ? PART_OR_PLACEHOLDER : PART)) {
    const [text, escaped, wildcard, placeholder] = found;
    if (wildcard === '*' || wildcard === '?') parts.push({ wildcard });
    else parts.push(placeholder === undefined ? (escaped ?? text) : { placeholder });
  }
  return joined(parts);
}

/** The parts in their only form: adjacent plain texts joined, empty ones and repeated `*` removed. */
export function joined(parts: readonly TextPart[]): SigmaText {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string')
      result[result.length - 1] = last + part;
    else if (!(isAnyText(part) && last !== undefined && isAnyText(last))) result.push(part);
  }
  return result;
}

/** Whether a part matches any text. */
export function isAnyText(part: TextPart): boolean {
  return typeof part === 'object' && 'wildcard' in part && part.wildcard === '*';
}

/** The text, if it has no wildcards and no placeholders. */
export function plainText(text: SigmaText): string | undefined {
  if (text.length === 0) return '';
  const [only] = text;
  return text.length === 1 && typeof only === 'string' ? only : undefined;
}

/** Names of the placeholders in a text. */
export function placeholdersIn(text: SigmaText): readonly string[] {
  return text.flatMap((part) =>
    typeof part === 'object' && 'placeholder' in part ? [part.placeholder] : [],
  );
}

/** The text as a rule would write it. */
export function printText(text: SigmaText): string {
  return text.map(printPart).join('');
}

function printPart(part: TextPart, index: number, all: SigmaText): string {
  if (typeof part === 'object') return 'wildcard' in part ? part.wildcard : `%${part.placeholder}%`;
  const isBeforeWildcard = typeof all[index + 1] === 'object';
  return part.replaceAll(/\\+(?=[*?]|$)|\\{2,}|[*?]/g, (found, at: number) => {
    if (!found.startsWith('\\')) return `\\${found}`;
    const isLast = at + found.length === part.length;
    const isAlone = found.length === 1 && isLast && !isBeforeWildcard;
    return isAlone ? found : '\\'.repeat(found.length * 2);
  });
}
