/**
 * A set of code points: the first and last of each range, sorted and separate. `[97, 122]` is the lower-case letters.
 */
export type CharSet = readonly number[];

const LAST = 0x10ffff;

/** A position that the analyses treat as a character: the end of the text. */
export const END = LAST + 1;

/** Matches no character. */
export const noChar: CharSet = [];
/** Matches every character. */
export const anyChar: CharSet = [0, LAST];
/** Matches every character but a newline, as `.` does. */
export const notNewline: CharSet = [0, 9, 11, LAST];
/** Matches `\d`. */
export const digits: CharSet = [48, 57];
/** Matches `\w`. */
export const wordChars: CharSet = [48, 57, 65, 90, 95, 95, 97, 122];
/** Matches `\s`. */
export const spaces: CharSet = [9, 13, 32, 32];
/** Matches `\h`. */
export const horizontalSpaces: CharSet = [
  9, 9, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x180e, 0x180e, 0x2000, 0x200a, 0x202f, 0x202f, 0x205f,
  0x205f, 0x3000, 0x3000,
];
/** Matches `\v`. */
export const verticalSpaces: CharSet = [10, 13, 0x85, 0x85, 0x2028, 0x2029];

/** The set of single characters. */
export function charSet(...codes: readonly number[]): CharSet {
  return union(...codes.map((code) => [code, code]));
}

/** The characters that are in any of the sets. */
export function union(...sets: readonly CharSet[]): CharSet {
  const [first, ...rest] = sets.filter((set) => set.length > 0);
  if (first === undefined) return noChar;
  if (rest.length === 0) return first;
  return merge(sets.flatMap(rangesOf).sort((a, b) => a[0] - b[0]));
}

/** The characters that are not in a set. */
export function complement(set: CharSet): CharSet {
  const result: number[] = [];
  let next = 0;
  for (const [low, high] of rangesOf(set)) {
    if (low > next) result.push(next, low - 1);
    next = high + 1;
  }
  if (next <= LAST) result.push(next, LAST);
  return result;
}

/** Whether a character is in a set. */
export function has(set: CharSet, code: number): boolean {
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle + 1] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return code >= (set[2 * low] ?? Infinity);
}

/** Whether two sets share a character. */
export function intersects(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if ((a[i + 1] ?? 0) < (b[j] ?? 0)) i += 2;
    else if ((b[j + 1] ?? 0) < (a[i] ?? 0)) j += 2;
    else return true;
  }
  return false;
}

/** Whether two sets have the same characters. */
export function sameSet(a: CharSet, b: CharSet): boolean {
  return a.length === b.length && a.every((code, index) => code === b[index]);
}

// Longer ranges of non-ASCII letters contain both cases anyway.
const LONGEST_FOLDED_RANGE = 2_000;

/** The set plus the other case of each of its letters. */
export function ignoringCase(set: CharSet): CharSet {
  const others = rangesOf(set).flatMap(([low, high]) => {
    const end = Math.min(high, low + LONGEST_FOLDED_RANGE);
    return Array.from({ length: end - low + 1 }, (_, index) => low + index).flatMap(otherCases);
  });
  return others.length === 0 ? set : union(set, ...others.map((code) => [code, code]));
}

function otherCases(code: number): number[] {
  const text = String.fromCodePoint(code);
  return [text.toLowerCase(), text.toUpperCase()].flatMap((other) => {
    const [otherCode] = singleCode(other);
    return otherCode === undefined || otherCode === code ? [] : [otherCode];
  });
}

function singleCode(text: string): number[] {
  const code = text.codePointAt(0) ?? 0;
  return text.length === (code > 0xffff ? 2 : 1) ? [code] : [];
}

/** The set as V8 writes it in a pattern with the flag `u`; RE2 reads `\x{..}` instead of `\u{..}`. */
export function classSource(set: CharSet, prefix: '\\u' | '\\x' = '\\u'): string {
  if (set.length === 2 && set[0] === set[1]) return charSource(set[0] ?? 0, prefix);
  const negated = set.at(-1) === LAST;
  const ranges = rangesOf(negated ? complement(set) : set).map(([low, high]) =>
    low === high
      ? charSource(low, prefix)
      : `${charSource(low, prefix)}-${charSource(high, prefix)}`,
  );
  return `[${negated ? '^' : ''}${ranges.join('')}]`;
}

function charSource(code: number, prefix: string): string {
  const text = String.fromCodePoint(code);
  return /[A-Za-z0-9]/.test(text) ? text : `${prefix}{${code.toString(16)}}`;
}

function rangesOf(set: CharSet): [low: number, high: number][] {
  const ranges: [number, number][] = [];
  for (let index = 0; index < set.length; index += 2) {
    ranges.push([set[index] ?? 0, set[index + 1] ?? 0]);
  }
  return ranges;
}

function merge(sorted: readonly (readonly [number, number])[]): CharSet {
  const result: number[] = [];
  for (const [low, high] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && low <= last + 1) result[result.length - 1] = Math.max(last, high);
    else result.push(low, high);
  }
  return result;
}
