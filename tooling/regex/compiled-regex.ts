import { RE2JS } from 're2js';
import type { Budget } from '../base/budget.ts';
import { Backtracker, type BacktrackerInput, canMatch } from './backtracker.ts';
import type { SearchCost } from './backtracking.ts';
import { charSet, classSource, ignoringCase } from './char-set.ts';
import { degreeOf } from './cost.ts';
import { startsLines } from './line-starts.ts';
import { OwnMatch, V8Match } from './match.ts';
import { hasOddMatches } from './odd-matches.ts';
import { toProgram } from './program.ts';
import { toRe2 } from './re2-source.ts';
import type { MatchFinder, Regex, RegexMatch, RequiredText } from './regex.ts';
import { requiredText } from './required-text.ts';
import { type ParsedRegex, someNode } from './syntax.ts';
import type { V8Source } from './v8-source.ts';
import { type WorkOf, workOf } from './work.ts';

/** The maximum number of steps that V8 may take on one text: about 20 ms. */
const V8_STEPS = 5_000_000;
/** Steps for each character that are no more work than the own matcher would have. */
const DUE_STEPS = 64;

/** The parts of a compiled regular expression. */
export interface CompiledRegexInput {
  readonly pattern: string;
  readonly parsed: ParsedRegex;
  readonly v8: V8Source;
  readonly cost: SearchCost;
  readonly usesOwnMatcher: boolean;
}

/**
 * Three matchers with the same answers. V8 is the fastest, as long as the pattern and the text keep it from
 * backtracking for long. Otherwise RE2 tests, and the own matcher captures and counts its steps.
 */
export class CompiledRegex implements Regex {
  readonly pattern: string;
  readonly groupNames: readonly string[];
  readonly requires: RequiredText | undefined;
  readonly #parsed: ParsedRegex;
  readonly #v8: V8Source;
  /** Searches from the start of a text, and from anywhere. */
  readonly #first: Searcher;
  readonly #next: Searcher;
  readonly #oddMatches: boolean;
  readonly #mayMatch: (text: string) => boolean;
  #re2: RE2JS | undefined | null = null;
  #own: BacktrackerInput | undefined;

  constructor({ pattern, parsed, v8, cost, usesOwnMatcher }: CompiledRegexInput) {
    this.pattern = pattern;
    this.groupNames = [...parsed.groupsByName.keys()];
    this.requires = requiredText(parsed.root);
    this.#parsed = parsed;
    this.#v8 = v8;
    const atLines = startsLines(parsed.root);
    this.#next = searcher(v8.source, usesOwnMatcher ? never : workOf(cost, false));
    this.#first = atLines
      ? searcher(`${LINE_START}${v8.source}`, usesOwnMatcher ? never : workOf(cost, true))
      : this.#next;
    this.#oddMatches = hasOddMatches(parsed.root);
    // If V8 reads each character once anyway, searching for the required text first does not help.
    const degree = degreeOf(atLines ? cost.fromLineStarts : cost.fromAnywhere);
    this.#mayMatch = degree > 1 || usesOwnMatcher ? containsText(this.requires) : () => true;
  }

  test(text: string, budget: Budget): boolean {
    if (!this.#mayMatch(text)) return false;
    if (mayBacktrack(this.#first, text, budget)) return this.#first.tester.test(text);
    return this.#re2Test(text) ?? canMatch(this.#ownInput(), text, budget);
  }

  exec(text: string, budget: Budget): RegexMatch | undefined {
    if (!this.#mayMatch(text)) return undefined;
    if (this.#oddMatches || !mayBacktrack(this.#first, text, budget))
      return this.#exactFinder(text, budget)(0);
    return this.#v8Exec(this.#first, text, 0);
  }

  finder(text: string, budget: Budget): MatchFinder {
    let next: MatchFinder | undefined;
    return (from) => {
      if (from === 0) return this.exec(text, budget);
      next ??= this.#laterFinder(text, budget);
      return next(from);
    };
  }

  /** Finds the matches behind the first: all places are tried once, and paid for once. */
  #laterFinder(text: string, budget: Budget): MatchFinder {
    if (this.#oddMatches || !mayBacktrack(this.#next, text, budget))
      return this.#exactFinder(text, budget);
    return (from) => this.#v8Exec(this.#next, text, from);
  }

  #v8Exec({ expression }: Searcher, text: string, from: number): RegexMatch | undefined {
    expression.lastIndex = from;
    const match = expression.exec(text);
    return match === null ? undefined : new V8Match(match, this.#v8, this.#parsed);
  }

  #exactFinder(text: string, budget: Budget): MatchFinder {
    if (this.#re2Test(text) === false) return () => undefined;
    const backtracker = new Backtracker(this.#ownInput(), text, budget);
    return (from) => {
      const slots = backtracker.find(from);
      return slots && new OwnMatch(text, slots, this.#parsed);
    };
  }

  #re2Test(text: string): boolean | undefined {
    if (this.#re2 === null) this.#re2 = compileRe2(this.#parsed);
    return this.#re2?.test(text);
  }

  #ownInput(): BacktrackerInput {
    this.#own ??= ownInput(this.#parsed);
    return this.#own;
  }
}

/** V8's expression, and how much work it may have. */
interface Searcher {
  readonly tester: RegExp;
  readonly expression: RegExp;
  readonly workOf: WorkOf;
}

const never: WorkOf = () => Infinity;
const SMALL_SOURCE = 1_000;
const LINE_START = '(?:^|(?<=\\n))';

function searcher(source: string, work: WorkOf): Searcher {
  const tester = new RegExp(source, 'u');
  const expression = new RegExp(source, 'gu');
  // V8 only detects that a pattern is too large when it first runs.
  if (source.length > SMALL_SOURCE) tester.test('');
  return { tester, expression, workOf: work };
}

/** Whether V8 may look at the text: what it may do at worst is taken from the run's allowance. */
function mayBacktrack(searcher: Searcher, text: string, budget: Budget): boolean {
  const steps = searcher.workOf(text);
  return steps <= V8_STEPS && budget.allow(steps - DUE_STEPS * text.length);
}

function containsText(required: RequiredText | undefined): (text: string) => boolean {
  if (required === undefined) return () => true;
  if (!required.ignoreCase) return (text) => text.includes(required.text);
  const classes = Array.from(required.text, (letter) =>
    classSource(ignoringCase(charSet(letter.charCodeAt(0)))),
  );
  const expression = new RegExp(classes.join(''), 'u');
  return (text) => expression.test(text);
}

function compileRe2({ root }: ParsedRegex): RE2JS | undefined {
  const source = toRe2(root);
  try {
    return source === undefined ? undefined : RE2JS.compile(source);
  } catch {
    // Beyond the limits of RE2; our own matcher has higher ones.
    return undefined;
  }
}

function ownInput(parsed: ParsedRegex): BacktrackerInput {
  const remember = !someNode(parsed.root, (node) => node.kind === 'back-reference');
  return { ...toProgram(parsed), remember };
}
