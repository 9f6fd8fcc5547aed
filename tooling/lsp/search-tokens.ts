import type { Span } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import type { Dialect } from '../functions/by-id.ts';
import { functionsOf } from '../functions/by-id.ts';
import { findStatisticalFunction } from '../functions/statistical/index.ts';
import { macroCallAt } from '../spl/macros.ts';

/** What a part of a search is, as far as its text alone shows. */
export type TokenKind =
  | 'comment'
  | 'macro'
  | 'string'
  | 'number'
  | 'pipe'
  | 'bracket'
  | 'command'
  | 'function'
  | 'option'
  | 'keyword'
  | 'operator'
  | 'field';

/** A part of a search. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** The command that it belongs to, in lowercase; empty before the first. */
  readonly command: string;
  /** How many brackets of subsearches it is in. */
  readonly depth: number;
}

/**
 * The parts of a search as written, with its macros and comments. Reads any text: it need not parse, because it is
 * being written.
 */
export function tokensOf(text: string, dialect: Dialect): readonly Token[] {
  return new Tokenizer(text, dialect).read();
}

/** Where each kind of part ends; the first that fits counts. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?/y],
  ['pipe', /\|/y],
  ['bracket', /[[\](){},]/y],
  ['number', /[-+]?\d+(?:\.\d+)?(?![\w.*:-])/y],
  ['operator', /[!<>=]=?|[+/%;](?=\s|$)|[-*.](?=\s)/y],
  ['field', /[^\s|"'`[\](){},=!<>]+/y],
  ['operator', /[\s\S]/y],
];

const KEYWORDS = new Set(
  'and or not xor in like by as output outputnew where over from groupby sortby into'.split(' '),
);
/** Words that are ordinary outside of their place: only the written form of an operator counts in a search. */
const UPPER_CASE = new Set(['and', 'or', 'not', 'in', 'xor', 'like']);

class Tokenizer {
  private readonly text: string;
  private readonly dialect: Dialect;
  private readonly tokens: Token[] = [];
  private at = 0;
  private command = '';
  private readonly outer: string[] = [];
  /** Whether the next word is a command. */
  private isStart = true;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  read(): readonly Token[] {
    for (this.skip(); this.at < this.text.length; this.skip()) this.next();
    return this.tokens;
  }

  private skip(): void {
    while (this.at < this.text.length && /\s/.test(this.text.charAt(this.at))) this.at += 1;
  }

  private next(): void {
    if (this.text[this.at] === '`') {
      this.backtick();
      return;
    }
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = this.at;
      const end = pattern.test(this.text) ? pattern.lastIndex : this.at;
      if (end === this.at) continue;
      this.part(kind, end);
      return;
    }
  }

  /** A comment, a macro, or the beginning of one. */
  private backtick(): void {
    const { text, at } = this;
    if (text.startsWith('```', at)) {
      const close = text.indexOf('```', at + 3);
      this.add('comment', close < 0 ? text.length : close + 3);
      return;
    }
    const rest = /`[\w:.-]*/y;
    rest.lastIndex = at;
    rest.test(text);
    this.isStart = false;
    this.add('macro', macroCallAt(text, at)?.end ?? rest.lastIndex);
  }

  private part(kind: TokenKind, end: number): void {
    const text = this.text.slice(this.at, end);
    if (kind === 'field') this.word(text, end);
    else this.add(kind, end);
    if (kind === 'pipe') this.begin();
    else if (text === '[') this.open();
    else if (text === ']') this.command = this.outer.pop() ?? this.command;
    else if (kind !== 'field') this.isStart = false;
  }

  private begin(): void {
    this.command = '';
    this.isStart = true;
  }

  private open(): void {
    this.outer.push(this.command);
    this.begin();
  }

  private word(text: string, end: number): void {
    const isStart = this.isStart;
    this.isStart = false;
    if (isStart && this.isCommand(text)) {
      this.command = text.toLowerCase();
      this.add('command', end);
    } else this.add(this.kindOf(text, end), end);
  }

  /** Without a pipe before it, the first word is a search term unless it names a command. */
  private isCommand(text: string): boolean {
    const isFirst = this.tokens.every(({ kind }) => kind === 'comment');
    if (!isFirst) return /^[a-z]/i.test(text);
    return (
      commands.has(text.toLowerCase()) && !/^\s*=/.test(this.text.slice(this.at + text.length))
    );
  }

  private kindOf(text: string, end: number): TokenKind {
    const lower = text.toLowerCase();
    const after = /\s*(\(|==?)?/y;
    after.lastIndex = end;
    const [whole = '', sign] = after.exec(this.text) ?? [];
    if (KEYWORDS.has(lower) && (!UPPER_CASE.has(lower) || this.isOperator(text))) return 'keyword';
    if (sign === '(' && whole === '(' && isFunction(lower, this.dialect)) return 'function';
    if (sign === '=' && optionsOf(this.command).includes(lower)) return 'option';
    return 'field';
  }

  private isOperator(text: string): boolean {
    const isExpression = /^(?:eval|where|stats|eventstats|streamstats|fieldformat)$/.test(
      this.command,
    );
    return isExpression || text === text.toUpperCase();
  }

  private add(kind: TokenKind, end: number): void {
    const { at: start, command } = this;
    const depth = this.outer.length;
    this.tokens.push({ kind, start, end, text: this.text.slice(start, end), command, depth });
    this.at = end;
  }
}

function isFunction(name: string, dialect: Dialect): boolean {
  return functionsOf(dialect).has(name) || findStatisticalFunction(name) !== undefined;
}

/** The names of the options of a command, from its usage. */
export function optionsOf(command: string): readonly string[] {
  const usage = commands.get(command)?.usage ?? '';
  return [
    ...new Set([...usage.matchAll(/([a-z_]\w*)=/gi)].map(([, name = '']) => name.toLowerCase())),
  ];
}

/** Whether the functions of a command are statistical ones. */
export function isStatistics(command: string): boolean {
  return /stats$|^(?:chart|timechart|transpose|trendline|pivot|bin)$/.test(command);
}

/** The part of a search at an offset, or that ends there. */
export function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  const inside = tokens.find(({ start, end }) => start <= offset && offset < end);
  return inside ?? tokens.find(({ end }) => end === offset);
}
