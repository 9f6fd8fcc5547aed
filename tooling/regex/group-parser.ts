import type { Cursor, PatternFlags } from './cursor.ts';
import type { ParserContext } from './parser-context.ts';
import { choice, empty, type RegexNode } from './syntax.ts';

// The limit of PCRE.
const DEEPEST_GROUPS = 250;

/** Reads a group after its `(`: captures, named groups, lookarounds, flags and all other kinds. */
export function readGroup(context: ParserContext): RegexNode {
  const { cursor } = context;
  cursor.depth += 1;
  if (cursor.depth > DEEPEST_GROUPS) return refuse(cursor, 'groups are nested too deeply');
  const group = readAnyGroup(context);
  cursor.depth -= 1;
  return group;
}

function readAnyGroup(context: ParserContext): RegexNode {
  const { cursor } = context;
  if (cursor.looksAt('*')) return refuse(cursor, 'backtracking verbs "(*…)" are not supported');
  if (!cursor.eat('?')) return readCapture(context, undefined);
  const name = cursor.eatMatch(/(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y);
  if (name !== undefined) return readCapture(context, name[1] ?? name[2]);
  const reference = cursor.eatMatch(/P=([A-Za-z_]\w*)\)/y);
  if (reference?.[1] !== undefined) return context.groups.reference(cursor, reference[1]);
  return readSpecialGroup(context) ?? readFlags(context) ?? readRefused(cursor);
}

function readCapture(context: ParserContext, name: string | undefined): RegexNode {
  const index = context.groups.open(name);
  return { kind: 'group', index, body: readBody(context) };
}

function readSpecialGroup(context: ParserContext): RegexNode | undefined {
  const { cursor } = context;
  if (cursor.eat(':')) return readBody(context);
  if (cursor.eat('>')) return { kind: 'atomic', body: readBody(context) };
  if (cursor.eat('|')) return readBranchReset(context);
  const look = cursor.eatMatch(/(<?)([=!])/y);
  if (look === undefined) return undefined;
  const [, angle, sign] = look;
  return { kind: 'look', behind: angle === '<', negated: sign === '!', body: readBody(context) };
}

/** Flags set inside a group end with it. */
function readBody(context: ParserContext): RegexNode {
  const { cursor } = context;
  const { flags } = cursor;
  const body = context.readChoice();
  if (!cursor.eat(')')) cursor.fail('group "(" is not closed');
  cursor.flags = flags;
  return body;
}

/** `(?|(a)|(b))`: every branch numbers its groups from the same start. */
function readBranchReset(context: ParserContext): RegexNode {
  const { cursor, groups } = context;
  const { flags } = cursor;
  const first = groups.count;
  let most = first;
  const branches: RegexNode[] = [];
  do {
    groups.count = first;
    branches.push(context.readSequence());
    most = Math.max(most, groups.count);
  } while (cursor.eat('|'));
  groups.count = most;
  if (!cursor.eat(')')) cursor.fail('group "(" is not closed');
  cursor.flags = flags;
  return choice(branches);
}

/** `(?i)` to the end of the enclosing group, or `(?i:…)` for its own text. */
function readFlags(context: ParserContext): RegexNode | undefined {
  const { cursor, groups } = context;
  const match = cursor.eatMatch(/(\^?)([imsxnUJ]*)(-?)([imsxnU]*)([:)])/y);
  if (match === undefined) return undefined;
  const [, caret, on = '', , off = '', end] = match;
  if (on.includes('J')) groups.allowDuplicates = true;
  if (on.includes('n')) cursor.fail('the flag "n" is not supported');
  const before = cursor.flags;
  cursor.flags = withFlags(caret === '^' ? noFlags : before, on, off);
  if (end === ')') return empty;
  const body = readBody(context);
  cursor.flags = before;
  return body;
}

const noFlags: PatternFlags = {
  ignoreCase: false,
  multiline: false,
  dotAll: false,
  extended: false,
  ungreedy: false,
};

function withFlags(flags: PatternFlags, on: string, off: string): PatternFlags {
  const flag = (letter: string, before: boolean) =>
    on.includes(letter) || (before && !off.includes(letter));
  return {
    ignoreCase: flag('i', flags.ignoreCase),
    multiline: flag('m', flags.multiline),
    dotAll: flag('s', flags.dotAll),
    extended: flag('x', flags.extended),
    ungreedy: flag('U', flags.ungreedy),
  };
}

function readRefused(cursor: Cursor): RegexNode {
  if (cursor.looksAt('(')) return refuse(cursor, 'conditionals "(?(…)" are not supported');
  if (cursor.eatMatch(/(?:R|[-+]?\d+|&|P>)/y)) return refuse(cursor, 'recursion is not supported');
  if (cursor.looksAt('C')) return refuse(cursor, 'callouts "(?C)" are not supported');
  return refuse(
    cursor,
    `"(?${cursor.pattern.slice(cursor.position, cursor.position + 1)}" is not a known group type`,
  );
}

function refuse(cursor: Cursor, reason: string): RegexNode {
  cursor.fail(reason);
  return empty;
}
