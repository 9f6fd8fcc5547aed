import { anyChar, charSet, ignoringCase, notNewline, union } from './char-set.ts';
import { readClass } from './class-parser.ts';
import { Cursor } from './cursor.ts';
import { readCharEscape, readClassEscape } from './escapes.ts';
import { readGroup } from './group-parser.ts';
import { GroupTable } from './group-table.ts';
import type { ParserContext } from './parser-context.ts';
import { readQuantifier } from './quantifier.ts';
import type { RegexFlags, RegexProblem } from './regex.ts';
import {
  type Assertion,
  choice,
  empty,
  type ParsedRegex,
  type RegexNode,
  sequence,
} from './syntax.ts';

/** Parses a pattern in PCRE syntax. */
export function parseRegex(pattern: string, flags: RegexFlags): ParsedRegex | RegexProblem {
  const cursor = new Cursor(pattern, flags);
  const groups = new GroupTable();
  const context: ParserContext = {
    cursor,
    groups,
    readChoice: () => readChoice(context),
    readSequence: () => readSequence(context),
  };
  const root = readChoice(context);
  if (!cursor.atEnd) cursor.fail('unmatched ")"');
  groups.resolveReferences();
  const problem = cursor.problem ?? groups.problem;
  if (problem !== undefined) return { reason: problem };
  return { root, groupCount: groups.count, groupsByName: groups.byName };
}

/**
 * ```
 * choice   : sequence ("|" sequence)*
 * sequence : (atom quantifier?)*
 * ```
 */
function readChoice(context: ParserContext): RegexNode {
  const branches = [readSequence(context)];
  while (context.cursor.eat('|')) branches.push(readSequence(context));
  return choice(branches);
}

function readSequence(context: ParserContext): RegexNode {
  const { cursor } = context;
  const items: RegexNode[] = [];
  while (!cursor.atEnd && !cursor.looksAt('|') && !cursor.looksAt(')')) {
    if (skipIgnored(cursor)) continue;
    if (cursor.eat('\\Q')) items.push(...readQuoted(context));
    else items.push(readQuantified(context, readAtom(context)));
  }
  return sequence(items);
}

/** Skips comments and, in extended mode, spaces. */
function skipIgnored(cursor: Cursor): boolean {
  if (cursor.eat('\\E')) return true;
  if (cursor.eatMatch(/\(\?#[^)]*\)/y) !== undefined) return true;
  return cursor.flags.extended && cursor.eatMatch(/[\t-\r ]+|#[^\n]*/y) !== undefined;
}

function readQuantified(context: ParserContext, atom: RegexNode): RegexNode {
  const { cursor } = context;
  while (!cursor.atEnd && skipIgnored(cursor));
  const quantifier = readQuantifier(cursor);
  if (quantifier === undefined) return atom;
  const { min, max, lazy, possessive } = quantifier;
  if (max < min) cursor.fail('the maximum of a quantifier is below its minimum');
  while (!cursor.atEnd && skipIgnored(cursor));
  // A repetition is not repeated again: `a**` and `a{2}{3}` are mistakes (fact 58).
  if (readQuantifier(cursor) !== undefined) cursor.fail(NOTHING_TO_REPEAT);
  const repeat: RegexNode = { kind: 'repeat', body: atom, min, max, lazy };
  return possessive ? { kind: 'atomic', body: repeat } : repeat;
}

const NOTHING_TO_REPEAT = 'a quantifier has nothing to repeat';

function readQuoted(context: ParserContext): RegexNode[] {
  const { cursor } = context;
  const items: RegexNode[] = [];
  while (!cursor.atEnd && !cursor.eat('\\E')) items.push(literal(cursor, cursor.take()));
  const last = items.pop();
  return last === undefined ? items : [...items, readQuantified(context, last)];
}

function readAtom(context: ParserContext): RegexNode {
  const { cursor } = context;
  if (cursor.eat('(')) return readGroup(context);
  if (cursor.eat('[')) return { kind: 'set', set: readClass(cursor) };
  if (cursor.eat('.')) return { kind: 'set', set: cursor.flags.dotAll ? anyChar : notNewline };
  if (cursor.eat('^')) return assert(cursor.flags.multiline ? 'line-start' : 'start');
  if (cursor.eat('$')) return assert(cursor.flags.multiline ? 'line-end' : 'last-line-end');
  if (cursor.eat('\\')) return readEscape(context);
  if (cursor.eatMatch(/[*+?]/y) !== undefined) {
    cursor.fail(NOTHING_TO_REPEAT);
    return empty;
  }
  return literal(cursor, cursor.take());
}

const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'start',
  z: 'end',
  Z: 'last-line-end',
  b: 'word-boundary',
  B: 'not-word-boundary',
};

const REFUSED: Readonly<Record<string, string>> = {
  G: 'end of the previous match',
  K: 'match start reset',
  C: 'single bytes',
  X: 'grapheme clusters',
};

function readEscape(context: ParserContext): RegexNode {
  const { cursor, groups } = context;
  const [, assertion] = cursor.eatMatch(/([AzZbB])/y) ?? [];
  if (assertion !== undefined) return assert(ASSERTIONS[assertion] ?? 'start');
  if (cursor.eat('R')) return anyLineBreak;
  if (cursor.eat('N')) return { kind: 'set', set: notNewline };
  const [, refused] = cursor.eatMatch(/([GKCX])/y) ?? [];
  if (refused !== undefined) cursor.fail(`"\\${refused}" (${REFUSED[refused]}) is not supported`);
  const reference = groups.readReference(cursor);
  if (reference !== undefined) return reference;
  const set = readClassEscape(cursor) ?? folded(cursor, readCharEscape(cursor));
  return { kind: 'set', set };
}

const anyLineBreak: RegexNode = {
  kind: 'choice',
  branches: [
    sequence([
      { kind: 'set', set: charSet(13) },
      { kind: 'set', set: charSet(10) },
    ]),
    { kind: 'set', set: union([10, 13], charSet(0x85, 0x2028, 0x2029)) },
  ],
};

function assert(what: Assertion): RegexNode {
  return { kind: 'assert', what };
}

function literal(cursor: Cursor, code: number): RegexNode {
  return { kind: 'set', set: folded(cursor, charSet(code)) };
}

function folded(cursor: Cursor, set: ReturnType<typeof charSet>): ReturnType<typeof charSet> {
  return cursor.flags.ignoreCase ? ignoringCase(set) : set;
}
