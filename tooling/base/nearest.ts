/** A longer text is not a misspelled name, and the cost of a comparison grows with the square of the length. */
const LONGEST = 256;

/** The candidate that a misspelled name most likely means; undefined if all need more than `limit` edits. */
export function nearest(
  name: string,
  candidates: Iterable<string>,
  limit = Math.max(1, Math.floor(name.length / 3)),
): string | undefined {
  if (name === '' || name.length > LONGEST) return undefined;
  let best: string | undefined;
  let bestDistance = limit + 1;
  const wanted = name.toLowerCase();
  const letters = lettersOf(wanted);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const known = candidate.toLowerCase();
    if (unshared(letters, lettersOf(known)) >= bestDistance) continue;
    const distance = editDistance(wanted, known, bestDistance);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** A bit set of the characters of a text; some characters share a bit. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) bits |= 1 << (text.charCodeAt(index) % 32);
  return bits;
}

/** The number of characters that only one of two texts has: a lower bound for the edit distance. */
function unshared(a: number, b: number): number {
  return Math.max(bitCount(a & ~b), bitCount(b & ~a));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The Levenshtein distance with transpositions of adjacent characters; stops at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow({ a, b, i, last, beforeLast });
    if (Math.min(...row) > limit) return limit;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit;
}

interface RowInput {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function nextRow({ a, b, i, last, beforeLast }: RowInput): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    let cost = Math.min(substitution, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    // Swapped letters are a more likely typo than a wrong letter, so they cost less.
    if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 0.9);
    row.push(cost);
  }
  return row;
}
