import { RE2JS } from 're2js';
import { type BacktrackerInput, backtrack, canMatch } from './backtracker.ts';
import type { Cost, SearchCost } from './backtracking.ts';
import { charSet, classSource, ignoringCase } from './char-set.ts';
import { startsLines } from './line-starts.ts';
import { OwnMatch, V8Match } from './match.ts';
import { hasOddMatches } from './odd-matches.ts';
import { toProgram } from './program.ts';
import { toRe2 } from './re2-source.ts';
import type { Regex, RegexMatch, RequiredText } from './regex.ts';
import { requiredText } from './required-text.ts';
import { type ParsedRegex, someNode } from './syntax.ts';
import type { V8Source } from './v8-source.ts';

/** The maximum number of steps that V8 may take on one text: about 20 ms. */
const V8_STEPS = 5_000_000;

export interface CompiledRegexInput {
  readonly pattern: string;
  readonly parsed: ParsedRegex;
  readonly v8: V8Source;
  readonly cost: SearchCost;
  readonly usesOwnMatcher: boolean;
}

/**
 * Three matchers with the same results. V8 is the fastest, as long as the pattern and the text length rule out long
 * backtracking. Otherwise RE2 tests for a match, and our own matcher captures.
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
    this.#next = searcher(v8.source, usesOwnMatcher ? NEVER : cost.fromAnywhere);
    this.#first = startsLines(parsed.root)
      ? searcher(`${LINE_START}${v8.source}`, usesOwnMatcher ? NEVER : cost.fromLineStarts)
      : this.#next;
    this.#oddMatches = hasOddMatches(parsed.root);
    // If V8 reads each character once anyway, searching for the required text first does not help.
    this.#mayMatch = this.#first.degree > 1 ? containsText(this.requires) : () => true;
  }

  test(text: string): boolean {
    if (!this.#mayMatch(text)) return false;
    if (text.length <= this.#first.longest) return this.#first.tester.test(text);
    return this.#re2Test(text) ?? canMatch(this.#ownInput(), text);
  }

  exec(text: string, from = 0): RegexMatch | undefined {
    if (!this.#mayMatch(text)) return undefined;
    const { expression, longest } = from === 0 ? this.#first : this.#next;
    if (this.#oddMatches || text.length > longest) return this.#exactExec(text, from);
    expression.lastIndex = from;
    const match = expression.exec(text);
    return match === null ? undefined : new V8Match(match, this.#v8, this.#parsed);
  }

  #exactExec(text: string, from: number): RegexMatch | undefined {
    if (this.#re2Test(text) === false) return undefined;
    const slots = this.#ownExec(text, from);
    return slots && new OwnMatch(text, slots, this.#parsed);
  }

  #re2Test(text: string): boolean | undefined {
    if (this.#re2 === null) this.#re2 = compileRe2(this.#parsed);
    return this.#re2?.test(text);
  }

  #ownExec(text: string, from: number): readonly number[] | undefined {
    return backtrack(this.#ownInput(), text, from);
  }

  #ownInput(): BacktrackerInput {
    this.#own ??= ownInput(this.#parsed);
    return this.#own;
  }
}

/** The V8 expression, and the longest text that it may run on. */
interface Searcher {
  readonly tester: RegExp;
  readonly expression: RegExp;
  readonly longest: number;
  readonly degree: number;
}

const NEVER: Cost = { degree: Infinity, factor: 1 };
const SMALL_SOURCE = 1_000;
const LINE_START = '(?:^|(?<=\\n))';

function searcher(source: string, cost: Cost): Searcher {
  const tester = new RegExp(source, 'u');
  const expression = new RegExp(source, 'gu');
  // V8 only detects that a pattern is too large when it first runs.
  if (source.length > SMALL_SOURCE) tester.test('');
  return { tester, expression, longest: longestText(cost), degree: cost.degree };
}

/** The length for which length^degree / degree! reaches the limit. */
function longestText({ degree, factor }: Cost): number {
  if (degree === Infinity) return -1;
  let orders = 1;
  for (let count = 2; count <= degree; count += 1) orders *= count;
  return degree === 0 ? Infinity : Math.floor(((V8_STEPS * orders) / factor) ** (1 / degree));
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
