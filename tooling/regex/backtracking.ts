import { type CharSet, END, intersects, noChar, union } from './char-set.ts';
import { type Cost, degreeOf, HOPELESS, LINEAR, most, ONCE, plus, times } from './cost.ts';
import { childrenOf, type LookNode, type RegexNode, type RepeatNode } from './syntax.ts';

/**
 * Computes an upper bound for the work of a pattern with a backtracking matcher. A quantifier multiplies the work of what follows it only if both
 * can match the same characters; inside another quantifier, that makes the work exponential.
 */
export function backtrackingCost(root: RegexNode): SearchCost {
  if (visitsOf(root) > MOST_VISITS) return GIVEN_UP;
  const rest = walk(root, accept);
  const fromLineStarts = most(rest.cost, LINEAR);
  const fromAnywhere = isAnchored(root) ? fromLineStarts : manyStarts(rest);
  const { cost: attempt, ahead, repeated } = rest;
  return { fromAnywhere, fromLineStarts, attempt, ahead, repeated };
}

/** The steps that a search may take. */
export interface SearchCost {
  /** Of a search that tries every place. */
  readonly fromAnywhere: Cost;
  /** Of one that tries the starts of lines only. */
  readonly fromLineStarts: Cost;
  /** Of one attempt to match at one place. */
  readonly attempt: Cost;
  /** The characters that a match begins with: first, second, … as far as they are certain to be needed. */
  readonly ahead: readonly CharSet[];
  /** All that unlimited quantifiers run over. */
  readonly repeated: CharSet;
}

/** Attempts from different starts read the same text only if a quantifier runs over a start. */
function manyStarts({ cost, ahead: [first], repeated }: Rest): Cost {
  const overlaps = first === undefined || intersects(first, repeated);
  const fromEach = times(cost, LINEAR);
  if (overlaps || cost === HOPELESS) return fromEach;
  return most(cost, times(cost.slice(0, 1), LINEAR));
}

/** The facts about a part of the pattern together with everything after it. */
interface Rest {
  readonly cost: Cost;
  /** The possible first, second, … characters, as far as they are certainly required. */
  readonly ahead: readonly CharSet[];
  readonly canFail: boolean;
  /** All characters that its unlimited quantifiers match. */
  readonly repeated: CharSet;
  /** Whether there are two ways to match the same text. */
  readonly ambiguous: boolean;
}

const GIVEN_UP: SearchCost = {
  fromAnywhere: HOPELESS,
  fromLineStarts: HOPELESS,
  attempt: HOPELESS,
  ahead: [],
  repeated: noChar,
};
const AHEAD = 4;
/** The estimate itself takes exponential time in the depth of loops: about a tenth of a second. */
const MOST_VISITS = 200_000;

const accept: Rest = {
  cost: ONCE,
  ahead: [],
  canFail: false,
  repeated: noChar,
  ambiguous: false,
};

/** Behind the end of a look or an atomic group: the way to it is work, even if nothing makes it go back. */
const leave: Rest = { ...accept, ahead: [noChar], canFail: true };

function walk(node: RegexNode, next: Rest): Rest {
  switch (node.kind) {
    case 'set':
      return { ...next, ahead: [node.set, ...next.ahead].slice(0, AHEAD), canFail: true };
    case 'sequence':
      return node.items.reduceRight((rest, item) => walk(item, rest), next);
    case 'choice':
      return node.branches.map((branch) => walk(branch, next)).reduce((a, b) => either(a, b));
    case 'group':
      return walk(node.body, next);
    case 'repeat':
      return walkRepeat(node, next);
    case 'assert':
      return { ...next, ahead: ENDS[node.what] ?? aheadAfterTest(next), canFail: true };
    case 'look':
      return walkLook(node, next);
    case 'atomic':
      return walkAtomic(node.body, next);
    default:
      return { ...next, ahead: [], canFail: true, ambiguous: true };
  }
}

const ENDS: Readonly<Record<string, readonly CharSet[]>> = {
  end: [[END, END]],
  'last-line-end': [[10, 10, END, END]],
  'line-end': [[10, 10, END, END]],
};

/** Two alternatives. If the text cannot distinguish them, both are tried. */
function either(a: Rest, b: Rest): Rest {
  const conflict = a.canFail && b.canFail && overlap(a.ahead, b.ahead);
  return {
    cost: conflict ? plus(a.cost, b.cost) : most(a.cost, b.cost),
    ahead: merged(a.ahead, b.ahead),
    canFail: a.canFail && b.canFail,
    repeated: union(a.repeated, b.repeated),
    ambiguous: a.ambiguous || b.ambiguous || conflict,
  };
}

// Up to this limit, a repetition is analyzed as if it were written out.
const UNROLLED = 4;

function walkRepeat(node: RepeatNode, next: Rest): Rest {
  const { body, min, max } = node;
  if (max === 0) return next;
  if (body.kind === 'set') return walkRun(body.set, node, next);
  if (max <= UNROLLED) return unrolled(node, next);
  const loop = walkLoop(node, next);
  return min === 0 ? loop : walk(body, loop);
}

function unrolled({ body, min, max }: RepeatNode, next: Rest): Rest {
  let rest = next;
  for (let count = max; count > min; count -= 1) rest = either(walk(body, rest), next);
  for (let count = min; count > 0; count -= 1) rest = walk(body, rest);
  return rest;
}

/** A repetition of one character. */
function walkRun(set: CharSet, { min, max }: RepeatNode, next: Rest): Rest {
  const [first] = next.ahead;
  const conflict = min !== max && next.canFail && (first === undefined || intersects(set, first));
  const run = next.canFail ? runCost(max) : runCost(min);
  const after = first === undefined ? [] : min === max ? next.ahead : [union(set, first)];
  const certain = Array.from({ length: Math.min(min, AHEAD) }, () => set);
  return {
    cost: conflict ? times(next.cost, run) : most(next.cost, run),
    ahead: [...certain, ...after].slice(0, AHEAD),
    canFail: min > 0 || next.canFail,
    repeated: max === Infinity ? union(next.repeated, set) : next.repeated,
    ambiguous: next.ambiguous || conflict,
  };
}

function runCost(length: number): Cost {
  return length === Infinity ? LINEAR : [Math.max(1, length)];
}

/** A repetition of a group. Two ways through one round are 2^n ways through n rounds. */
function walkLoop({ body, min }: RepeatNode, next: Rest): Rest {
  const alone = walk(body, accept);
  const ahead = merged(alone.ahead, next.ahead);
  const again: Rest = { ...next, ...noCost, ahead, canFail: next.canFail || min > 1 };
  const round = walk(body, again);
  const conflict = next.canFail && overlap(alone.ahead, next.ahead);
  return {
    cost: round.ambiguous ? HOPELESS : most(exitCost(next, conflict), round.cost),
    ahead: merged(round.ahead, next.ahead),
    canFail: next.canFail,
    repeated: union(next.repeated, everyChar(body)),
    ambiguous: next.ambiguous || round.ambiguous || conflict,
  };
}

/** The cost after the loop: once per round, if each round may be the last. */
function exitCost({ cost, canFail }: Rest, conflict: boolean): Cost {
  if (!canFail) return cost;
  return conflict ? times(cost, LINEAR) : most(cost, LINEAR);
}

const noCost = { cost: ONCE, ambiguous: false };

/** A lookaround is tried once wherever it is reached, whatever is inside. */
function walkLook({ body }: LookNode, next: Rest): Rest {
  const inside = walk(body, leave);
  const ahead = aheadAfterTest(next);
  return {
    ...next,
    cost: most(inside.cost, next.cost),
    // A long look ahead is work wherever it can begin, even where the text behind it cannot.
    ahead: degreeOf(inside.cost) === 0 ? ahead : merged(inside.ahead, ahead),
    canFail: true,
    repeated: union(inside.repeated, next.repeated),
  };
}

/** A test of a position can fail where what follows it cannot: then nothing is known of the characters. */
function aheadAfterTest({ ahead }: Rest): readonly CharSet[] {
  return ahead === leave.ahead ? [] : ahead;
}

function walkAtomic(body: RegexNode, next: Rest): Rest {
  const inside = walk(body, leave);
  const { canFail } = walk(body, accept);
  const { ahead } = walk(body, next);
  return {
    ...next,
    cost: most(inside.cost, next.cost),
    ahead,
    canFail: canFail || next.canFail,
    repeated: union(inside.repeated, next.repeated),
  };
}

function everyChar(node: RegexNode): CharSet {
  if (node.kind === 'set') return node.set;
  if (node.kind === 'repeat') return everyChar(node.body);
  if (node.kind === 'group' || node.kind === 'atomic') return everyChar(node.body);
  if (node.kind === 'sequence') return union(...node.items.map(everyChar));
  if (node.kind === 'choice') return union(...node.branches.map(everyChar));
  return noChar;
}

/** How many nodes the estimate goes to. */
export function visitsOf(node: RegexNode): number {
  const inside = childrenOf(node).reduce((sum, child) => sum + visitsOf(child), 0);
  if (node.kind === 'atomic') return 1 + 3 * inside;
  if (node.kind !== 'repeat' || node.body.kind === 'set') return 1 + inside;
  if (node.max <= UNROLLED) return 1 + node.max * inside;
  return 1 + (node.min === 0 ? 2 : 3) * inside;
}

function isAnchored(node: RegexNode): boolean {
  switch (node.kind) {
    case 'assert':
      return node.what === 'start';
    case 'sequence':
      return node.items.some(
        (item, index) => isAnchored(item) && node.items.slice(0, index).every(isWidthless),
      );
    case 'choice':
      return node.branches.every(isAnchored);
    case 'group':
    case 'atomic':
      return isAnchored(node.body);
    default:
      return false;
  }
}

/** Not a lookaround: it is tried at every place, before the anchor. */
function isWidthless(node: RegexNode): boolean {
  return node.kind === 'assert' || (node.kind === 'sequence' && node.items.length === 0);
}

/** Whether a text may start both ways, as far as is known. */
function overlap(a: readonly CharSet[], b: readonly CharSet[]): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    if (!intersects(a[index] ?? noChar, b[index] ?? noChar)) return false;
  }
  return true;
}

function merged(a: readonly CharSet[], b: readonly CharSet[]): readonly CharSet[] {
  return a.slice(0, b.length).map((set, index) => union(set, b[index] ?? noChar));
}
