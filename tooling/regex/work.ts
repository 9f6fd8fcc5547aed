import type { SearchCost } from './backtracking.ts';
import { type CharSet, has } from './char-set.ts';
import { HOPELESS, stepsInOrder, stepsOver } from './cost.ts';

/** How many steps V8 may take over a text at worst: what an author's pattern and a stranger's text add up to. */
export type WorkOf = (text: string) => number;

/** Texts for which the formula alone says that V8 is done soon are not looked at. */
const FEW_STEPS = 5_000;

/**
 * The work of searches from every place, or from the starts of lines only. The formula takes a text for one long run of
 * what the quantifiers repeat; where it comes to much, the text is looked at for what is really in it: the places that
 * a match can start at, and the longest run.
 */
export function workOf(cost: SearchCost, onlyLineStarts: boolean): WorkOf {
  const whole = onlyLineStarts ? cost.fromLineStarts : cost.fromAnywhere;
  if (whole === HOPELESS) return () => Infinity;
  const { attempt, ahead, repeated } = cost;
  const startsIn = onlyLineStarts ? linesIn : placesOf(ahead);
  const longestIn = longestRunOf(repeated);
  return (text) => {
    const { length } = text;
    const most = stepsInOrder(whole, length);
    if (most <= FEW_STEPS) return most;
    const looked = startsIn(text) * stepsOver(attempt, longestIn(text)) + length;
    return Math.min(most, looked);
  };
}

function linesIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Counts the places where the first characters of a match can stand, as far as they are known. */
function placesOf(ahead: readonly CharSet[]): (text: string) => number {
  const [first, second] = ahead.map(tableOf);
  if (first === undefined) return (text) => text.length + 1;
  return (text) => {
    let count = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (!holds(first, text.charCodeAt(at))) continue;
      const fits =
        second === undefined || at + 1 >= text.length || holds(second, text.charCodeAt(at + 1));
      if (fits) count += 1;
    }
    // The end of the text is a place too.
    return count + 1;
  };
}

function longestRunOf(set: CharSet): (text: string) => number {
  const table = tableOf(set);
  return (text) => {
    let longest = 1;
    let length = 0;
    for (let at = 0; at < text.length; at += 1) {
      length = holds(table, text.charCodeAt(at)) ? length + 1 : 0;
      if (length > longest) longest = length;
    }
    return longest;
  };
}

const ASCII = 128;

/** For each ASCII character whether it is in a set; all others are taken to be. */
function tableOf(set: CharSet): Uint8Array {
  return Uint8Array.from({ length: ASCII }, (_, code) => (has(set, code) ? 1 : 0));
}

function holds(table: Uint8Array, code: number): boolean {
  return code >= ASCII || table[code] === 1;
}
