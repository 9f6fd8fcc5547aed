import { backtrackingCost } from './backtracking.ts';
import { BoundedCache } from './bounded-cache.ts';
import { CompiledRegex } from './compiled-regex.ts';
import { parseRegex } from './parser.ts';
import type { Regex, RegexFlags, RegexProblem } from './regex.ts';
import {
  countNodes,
  type ParsedRegex,
  type RegexNode,
  sizeOf,
  someNode,
  widthOf,
} from './syntax.ts';
import { toV8 } from './v8-source.ts';

/** Compiles a pattern in PCRE syntax, or returns the reason why not. Caches compiled patterns. */
export function compileRegex(pattern: string, flags: RegexFlags = {}): Regex | RegexProblem {
  return compiled.get(`${lettersOf(flags)}:${pattern}`);
}

/** Compiles a pattern that was checked before. */
export function validRegex(pattern: string, flags: RegexFlags = {}): Regex {
  const regex = compileRegex(pattern, flags);
  if (isProblem(regex)) throw new Error(`"${pattern}" is not a valid pattern: ${regex.reason}`);
  return regex;
}

/** Whether compiling a pattern failed. */
export function isProblem(result: Regex | RegexProblem): result is RegexProblem {
  return 'reason' in result;
}

const CACHE_SIZE = 5_000;

const compiled = new BoundedCache(CACHE_SIZE, (key) => {
  const colon = key.indexOf(':');
  return compile(key.slice(colon + 1), flagsOf(key.slice(0, colon)));
});

function lettersOf({ ignoreCase, multiline, dotAll }: RegexFlags): string {
  return `${ignoreCase === true ? 'i' : ''}${multiline === true ? 'm' : ''}${dotAll === true ? 's' : ''}`;
}

function flagsOf(letters: string): RegexFlags {
  return {
    ignoreCase: letters.includes('i'),
    multiline: letters.includes('m'),
    dotAll: letters.includes('s'),
  };
}

// PCRE's own limit is 65,535 units of compiled code.
const LONGEST_PATTERN = 65_535;

function compile(pattern: string, flags: RegexFlags): Regex | RegexProblem {
  if (pattern.length > LONGEST_PATTERN) return { reason: 'the pattern is too long' };
  const parsed = parseRegex(pattern, flags);
  if ('reason' in parsed) return parsed;
  const reason = refusal(parsed.root);
  return reason === undefined ? build(pattern, parsed) : { reason };
}

const LARGEST_PATTERN = 100_000;
/** The time that V8 takes to compile grows with their square. */
const MOST_QUANTIFIERS = 2_000;

function refusal(root: RegexNode): string | undefined {
  if (sizeOf(root) > LARGEST_PATTERN) return 'the pattern is too large';
  const quantifiers = countNodes(root, ({ kind }) => kind === 'repeat');
  if (quantifiers > MOST_QUANTIFIERS) return 'the pattern has too many quantifiers';
  const isEndless = someNode(root, isEndlessLookBehind);
  return isEndless ? 'lookbehind has no maximum length' : undefined;
}

function isEndlessLookBehind(node: RegexNode): boolean {
  return node.kind === 'look' && node.behind && widthOf(node.body).max === Infinity;
}

function build(pattern: string, parsed: ParsedRegex): Regex | RegexProblem {
  const cost = backtrackingCost(parsed.root);
  const usesOwnMatcher = someNode(parsed.root, (node) => node.kind === 'back-reference');
  try {
    return new CompiledRegex({ pattern, parsed, v8: toV8(parsed), cost, usesOwnMatcher });
  } catch {
    return { reason: 'the pattern is too large' };
  }
}
