import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source, SourceSpan, Span } from '../base/source.ts';
import { ArgReader, type ParserHost } from './arg-reader.ts';
import type { Command, Expression, Node, Pipeline, SearchExpression } from './ast.ts';
import type { CommandTable } from './command-syntax.ts';
import { splDiagnostic } from './diagnostics.ts';
import { Scanner } from './scanner.ts';

const DEEPEST = 50;
const MOST_COMMANDS = 1_000;
const LARGEST = 1_000_000;
const COMMAND_NAME = /[A-Za-z_][\w.:-]*/y;

/** The commands that are known, and who is told about problems. */
export interface ParseOptions {
  readonly commands: CommandTable;
  /** Spans with already reported problems: commands that contain them are parsed without reporting. */
  readonly broken?: readonly Span[];
  /** Receives the span of each command with a syntax error. */
  readonly onMalformed?: (command: Span) => void;
  readonly report: Report;
}

/**
 * Parses a search with expanded macros. After a mistake, continues at the next pipe.
 *
 * ```
 * pipeline : command? ("|" command)*        the first, without a pipe before it, is an implied search
 * command  : name arguments
 * ```
 */
export function parseSearch(source: Source, options: ParseOptions): Pipeline {
  return new Parser(source, options).parse();
}

/** Parses a text with one eval expression, as in data sources and data models. */
export function parseExpression(source: Source, options: ParseOptions): Expression {
  return new Parser(source, options).whole((reader) => reader.expression());
}

/** Parses a text with one search expression, as in constraints and searchmatch(). */
export function parseSearchExpression(source: Source, options: ParseOptions): SearchExpression {
  return new Parser(source, options).whole((reader) => reader.search());
}

/** Parses a text as the arguments of one command: whatever it contains, it cannot add a command. */
export function parseArguments(source: Source, name: string, options: ParseOptions): Command {
  return new Parser(source, options).arguments(name);
}

class Parser implements ParserHost {
  private readonly source: Source;
  private readonly options: ParseOptions;
  private depth = 0;
  /** The commands of the search and its subsearches. */
  private commandCount = 0;
  /** Set for a text that is part of a search, in which subsearches cannot be replaced. */
  private isPart = false;
  /** Set while parsing a command with an already reported problem. */
  private silent = false;

  constructor(source: Source, options: ParseOptions) {
    this.source = source;
    this.options = options;
  }

  parse(): Pipeline {
    const { length } = this.source.text;
    if (length <= LARGEST) return this.segments(0, length);
    const params = { size: length, limit: LARGEST };
    this.options.report(splDiagnostic('search-size', params, this.at({ start: 0, end: 1 })));
    return { kind: 'Pipeline', commands: [], span: { start: 0, end: 0 } };
  }

  arguments(name: string): Command {
    const scanner = new Scanner(this.source.text, 0, this.source.text.length);
    return this.args(scanner, { text: name, span: { start: 0, end: 0 } });
  }

  whole<Result>(parse: (reader: ArgReader) => Result): Result {
    this.isPart = true;
    const scanner = new Scanner(this.source.text, 0, this.source.text.length);
    const reader = new ArgReader('', scanner, this);
    const result = parse(reader);
    reader.finish();
    return result;
  }

  pipeline(start: number, end: number): Pipeline {
    if (this.isPart) this.expected('no subsearch here', { start: start - 1, end: start });
    if (this.depth >= DEEPEST) {
      this.tooDeep({ start, end: start }, DEEPEST);
      return { kind: 'Pipeline', commands: [], span: { start, end } };
    }
    this.depth += 1;
    const silent = this.silent;
    const pipeline = this.segments(start, end);
    this.silent = silent;
    this.depth -= 1;
    return pipeline;
  }

  private segments(start: number, end: number): Pipeline {
    const commands: Command[] = [];
    let from = start;
    for (let index = 0; from <= end; index += 1) {
      this.commandCount += 1;
      if (this.commandCount > MOST_COMMANDS) {
        this.tooManyCommands(from);
        break;
      }
      const pipe = this.nextPipe(from, end);
      const command = this.segment(from, { end: pipe, index, isLast: pipe >= end });
      if (command !== undefined) commands.push(command);
      from = pipe + 1;
    }
    return { kind: 'Pipeline', commands, span: { start, end } };
  }

  /** Reported once, however many subsearches follow. */
  private tooManyCommands(at: number): void {
    if (this.commandCount === MOST_COMMANDS + 1)
      this.tooDeep({ start: at, end: at }, MOST_COMMANDS);
  }

  private segment(start: number, { end, index, isLast }: Segment): Command | undefined {
    const scanner = new Scanner(this.source.text, start, end);
    this.silent = (this.options.broken ?? []).some((span) => span.start < end && span.end > start);
    if (scanner.done) {
      if (index > 0 || (isLast && this.depth > 0)) this.expected('a command', { start: end, end });
      else if (isLast) this.emptySearch({ start, end });
      return undefined;
    }
    return index === 0 ? this.firstCommand(scanner) : this.command(scanner);
  }

  /**
   * Without a leading pipe, a word is a search term (rule 175), unless it names a command. In brackets, subsearches are
   * written that way; elsewhere, only the missing pipe is reported. An unsupported command counts as a word.
   */
  private firstCommand(scanner: Scanner): Command | undefined {
    const start = scanner.at;
    const name = this.commandName(scanner) ?? '';
    const span = scanner.spanFrom(start);
    const compares = /^\s*(?:=|!=|<|>)/.test(this.source.text.slice(scanner.at, scanner.at + 20));
    scanner.at = start;
    const command = this.options.commands.get(name);
    const isWord = this.depth === 0 && command?.unsupported !== undefined;
    this.checkQuote(start);
    if (compares || command === undefined || isWord) {
      return this.args(scanner, { text: 'search', span: { start, end: start } });
    }
    if (name !== 'search' && this.depth === 0) this.missingPipe(name, span);
    return this.command(scanner);
  }

  private emptySearch(span: Span): void {
    if (!this.silent) this.options.report(splDiagnostic('empty-search', {}, this.at(span)));
  }

  /** Quotes around a search in a configuration file or script remain when it is copied. */
  private checkQuote(start: number): void {
    if (this.depth > 0 || this.silent || this.isPart || this.source.text[start] !== "'") return;
    this.options.report(splDiagnostic('quoted-search', {}, this.at({ start, end: start + 1 })));
  }

  private missingPipe(name: string, span: Span): void {
    if (!this.silent) this.options.report(splDiagnostic('missing-pipe', { name }, this.at(span)));
    this.silent = true;
  }

  private command(scanner: Scanner): Command | undefined {
    const start = scanner.at;
    const name = this.commandName(scanner);
    if (name === undefined) {
      this.expected('a command', { start, end: start + 1 });
      return undefined;
    }
    return this.args(scanner, { text: name, span: scanner.spanFrom(start) });
  }

  /** A minus sign may follow a name without a blank: `sort-count` and `fields- user` (fact 67). */
  private commandName(scanner: Scanner): string | undefined {
    const start = scanner.at;
    const written = scanner.match(COMMAND_NAME)?.toLowerCase();
    const dash = written?.indexOf('-') ?? -1;
    if (written === undefined || dash < 0 || this.options.commands.has(written)) return written;
    const name = written.slice(0, dash);
    if (!this.options.commands.has(name)) return written;
    scanner.at = start + dash;
    return name;
  }

  private args(scanner: Scanner, name: Command['name']): Command {
    const syntax = this.options.commands.get(name.text);
    const reader = new ArgReader(name.text, scanner, this);
    if (syntax === undefined) this.unknownCommand(name);
    const args = syntax?.parse(reader) ?? unread(reader);
    if (syntax !== undefined) reader.finish();
    const { substituted } = reader;
    const span = { start: name.span.start, end: scanner.end };
    if (reader.hasFailed && substituted === undefined) this.options.onMalformed?.(span);
    const command: Command = { kind: 'Command', name, args, span };
    return substituted === undefined ? command : { ...command, substituted };
  }

  private unknownCommand({ text: name, span }: Command['name']): void {
    const params = { name, nearest: nearest(name, this.options.commands.keys()) };
    if (!this.silent) this.options.report(splDiagnostic('unknown-command', params, this.at(span)));
  }

  private nextPipe(from: number, end: number): number {
    return scanOutsideQuotes(this.source.text, { from, end, find: '|' }) ?? end;
  }

  nextBracket(from: number, end: number): number | undefined {
    return scanOutsideQuotes(this.source.text, { from, end, find: '[' });
  }

  closingBracket(open: number, end: number): number | undefined {
    return scanOutsideQuotes(this.source.text, { from: open + 1, end, find: ']' });
  }

  expected(what: string, span: Span): void {
    if (this.silent) return;
    const text = this.source.text.slice(span.start, span.end);
    const found = text.trim() === '' ? this.describeEnd(span.start) : `"${text}"`;
    this.options.report(splDiagnostic('expected-token', { expected: what, found }, this.at(span)));
  }

  private describeEnd(at: number): string {
    return this.source.text.slice(at).trim().startsWith('|')
      ? 'the next pipe'
      : 'the end of the search';
  }

  unterminated(span: Span): void {
    if (!this.silent) this.options.report(splDiagnostic('unterminated-string', {}, this.at(span)));
  }

  unclosed(span: Span): void {
    const bracket = this.source.text.slice(span.start, span.end);
    if (!this.silent)
      this.options.report(splDiagnostic('unbalanced-bracket', { bracket }, this.at(span)));
  }

  tooDeep(span: Span, limit: number): void {
    if (!this.silent) this.options.report(splDiagnostic('too-deep', { limit }, this.at(span)));
  }

  lowerCaseOperator(word: string, span: Span): void {
    this.problem((at) => splDiagnostic('lower-case-operator', { word }, at), span);
  }

  problem(describe: (at: SourceSpan) => Diagnostic, span: Span): void {
    if (!this.silent) this.options.report(describe(this.at(span)));
  }

  private at(span: Span) {
    return { source: this.source, ...span };
  }
}

interface Segment {
  readonly end: number;
  readonly index: number;
  readonly isLast: boolean;
}

function unread(reader: ArgReader): Node {
  const { span } = reader.rest();
  return { kind: 'UnreadArguments', span };
}

/** The offset of a pipe or closing bracket at this level: not in quotes or brackets. */
function scanOutsideQuotes(
  text: string,
  { from, end, find }: { from: number; end: number; find: '|' | '[' | ']' },
): number | undefined {
  const wanted = find.charCodeAt(0);
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === wanted && depth === 0) return at;
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) at = endOfQuotes(text, at, end);
    else if (code === OPENING) depth += 1;
    else if (code === CLOSING) depth -= 1;
  }
  return undefined;
}

const [BACKSLASH, QUOTE, OPENING, CLOSING] = codesOf('\\"[]');

function codesOf(text: string): readonly number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

function endOfQuotes(text: string, open: number, end: number): number {
  for (let at = open + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return end;
}
