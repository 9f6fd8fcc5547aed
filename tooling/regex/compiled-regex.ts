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
import { never, Searcher } from './searcher.ts';
import { type ParsedRegex, someNode } from './syntax.ts';
import type { V8Source } from './v8-source.ts';
import { workOf } from './work.ts';

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
    this.#next = new Searcher(v8.source, usesOwnMatcher ? never : workOf(cost, false));
    this.#first = atLines
      ? new Searcher(`${LINE_START}${v8.source}`, usesOwnMatcher ? never : workOf(cost, true))
      : this.#next;
    this.#oddMatches = hasOddMatches(parsed.root);
    // If V8 reads each character once anyway, searching for the required text first does not help.
    const degree = degreeOf(atLines ? cost.fromLineStarts : cost.fromAnywhere);
    this.#mayMatch = degree > 1 || usesOwnMatcher ? containsText(this.requires) : () => true;
  }

  test(text: string, budget: Budget): boolean {
    if (!this.#mayMatch(text)) return false;
    const found = this.#first.maySearch(text, budget) ? this.#first.test(text) : undefined;
    return found ?? this.#re2Test(text) ?? canMatch(this.#ownInput(), text, budget);
  }

  exec(text: string, budget: Budget): RegexMatch | undefined {
    if (!this.#mayMatch(text)) return undefined;
    return this.#finderFrom(this.#first, text, budget)(0);
  }

  finder(text: string, budget: Budget): MatchFinder {
    let next: MatchFinder | undefined;
    return (from) => {
      if (from === 0) return this.exec(text, budget);
      next ??= this.#finderFrom(this.#next, text, budget);
      return next(from);
    };
  }

  /** All places are tried once, and paid for once. */
  #finderFrom(searcher: Searcher, text: string, budget: Budget): MatchFinder {
    if (this.#oddMatches || !searcher.maySearch(text, budget))
      return this.#exactFinder(text, budget);
    let exact: MatchFinder | undefined;
    return (from) => {
      const match = searcher.exec(text, from);
      if (match) return new V8Match(match, this.#v8, this.#parsed);
      if (match === null) return undefined;
      exact ??= this.#exactFinder(text, budget);
      return exact(from);
    };
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

const LINE_START = '(?:^|(?<=\\n))';

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
