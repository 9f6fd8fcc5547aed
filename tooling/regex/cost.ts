/**
 * The worst-case work of a search as a polynomial in the length of the text: the factor of each power. Work that is
 * exponential, or of a high power, is `HOPELESS`.
 */
export type Cost = readonly number[];

/** One step, whatever the length of the text. */
export const ONCE: Cost = [1];
/** One step per character. */
export const LINEAR: Cost = [0, 1];
export const HOPELESS: Cost = [Infinity];

const HIGHEST_POWER = 12;

/** The highest power of the length; infinite for exponential work. */
export function degreeOf(cost: Cost): number {
  return cost === HOPELESS ? Infinity : cost.length - 1;
}

/** The larger of both, power by power. */
export function most(a: Cost, b: Cost): Cost {
  return combined(a, b, Math.max);
}

export function plus(a: Cost, b: Cost): Cost {
  return combined(a, b, (one, other) => one + other);
}

export function times(a: Cost, b: Cost): Cost {
  const length = a.length + b.length - 1;
  if (a === HOPELESS || b === HOPELESS || length > HIGHEST_POWER + 1) return HOPELESS;
  return Array.from({ length }, (_, power) =>
    a.reduce((sum, factor, own) => sum + factor * (b[power - own] ?? 0), 0),
  );
}

/** The steps for a text whose runs have a length: each power counts all choices of as many places. */
export function stepsOver(cost: Cost, length: number): number {
  return sumOf(cost, (power) => length ** power);
}

/** The steps for a text of a length, whose places are chosen in order, possibly repeatedly. */
export function stepsInOrder(cost: Cost, length: number): number {
  return sumOf(cost, (power) => choices(length, power));
}

/** Choices of `count` out of `length + 1` places, with repetition. */
function choices(length: number, count: number): number {
  return count === 0 ? 1 : (choices(length, count - 1) * (length + count)) / count;
}

function sumOf(cost: Cost, stepsOf: (power: number) => number): number {
  return cost.reduce((sum, factor, power) => {
    return factor === 0 ? sum : sum + factor * stepsOf(power);
  }, 0);
}

function combined(a: Cost, b: Cost, combine: (one: number, other: number) => number): Cost {
  if (a === HOPELESS || b === HOPELESS) return HOPELESS;
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, power) => combine(a[power] ?? 0, b[power] ?? 0));
}
