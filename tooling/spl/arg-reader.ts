import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceSpan, Span } from '../base/source.ts';
import { AggregationParser } from './aggregation-parser.ts';
import type {
  Aggregation,
  Expression,
  Identifier,
  Pipeline,
  SearchExpression,
  SubsearchPlace,
  SubstitutedText,
} from './ast.ts';
import { splDiagnostic } from './diagnostics.ts';
import { EvalParser } from './eval-parser.ts';
import {
  type Escapes,
  PATTERN_ESCAPES,
  type Scanner,
  SEARCH_ESCAPES,
  undoEscapes,
  type Word,
} from './scanner.ts';
import { type SearchHost, SearchParser } from './search-parser.ts';
import { Substitutions } from './substitutions.ts';

/** What an ArgReader needs from its parser. */
export interface ParserHost {
  expected(what: string, found: Span): void;
  unterminated(span: Span): void;
  unclosed(span: Span): void;
  tooDeep(span: Span, limit: number): void;
  lowerCaseOperator(word: string, span: Span): void;
  /** Reports the diagnostic that `describe` makes for the span. */
  problem(describe: (at: SourceSpan) => Diagnostic, span: Span): void;
  /** Parses the pipeline between two offsets, without its brackets. */
  pipeline(start: number, end: number): Pipeline;
  /** The offset of the next opening bracket outside of quotes. */
  nextBracket(from: number, end: number): number | undefined;
  /** The offset of the bracket that closes the one at `open`. */
  closingBracket(open: number, end: number): number | undefined;
}

const OPTION = /(\w[\w.-]*)\s*=(?!=)\s*/y;
const OPTION_VALUE = /(?:\\.|[^\s,"[\]])+/y;
const INTEGER = /-?\d+(?![\w.])/y;
const WORD = /(?:\\.|[^\s,"()[\]]|\([^\s()]*\))+/y;
const UP_TO_BLANK = /\S+/y;
const TARGET = /[^\s=,"'()[\]]+/y;
const REST = /[\s\S]+/y;

/** What a command's `parse` reads: the text between two pipes. */
export class ArgReader implements SearchHost {
  /** The command's name as written: an alias may have a different meaning. */
  readonly commandName: string;
  readonly span: Span;
  private readonly scanner: Scanner;
  private readonly host: ParserHost;
  /** Created with the first subsearch. */
  private substitutions: Substitutions | undefined;
  /** Whether the command itself takes subsearches and reads their rows. */
  private hasSubsearch = false;
  private failed = false;

  constructor(commandName: string, scanner: Scanner, host: ParserHost) {
    this.commandName = commandName;
    this.scanner = scanner;
    this.host = host;
    this.span = { start: scanner.at, end: scanner.end };
  }

  /** The arguments as a text with gaps for subsearches. */
  get substituted(): SubstitutedText | undefined {
    return this.substitutions?.text();
  }

  /** Whether a syntax error was reported: what comes after it was not read as its author meant it. */
  get hasFailed(): boolean {
    return this.failed;
  }

  get done(): boolean {
    return this.scanner.done;
  }

  /** The current position, for `spanFrom`. */
  mark(): number {
    this.scanner.skipBlanks();
    return this.scanner.at;
  }

  spanFrom(start: number): Span {
    return this.scanner.spanFrom(start);
  }

  /** `name=value` pairs of the given names that come next, keyed by the names in lower case. */
  options(names: readonly string[]): Map<string, Word> {
    const found = new Map<string, Word>();
    for (;;) {
      const name = this.peekOption();
      if (name === undefined || !names.includes(name.toLowerCase())) return found;
      this.scanner.match(OPTION);
      found.set(name.toLowerCase(), this.optionValue());
      this.scanner.accept(',');
    }
  }

  /** Reads the next `name=value` pair, with the name as written. */
  option(): { readonly name: Identifier; readonly value: Word } | undefined {
    const start = this.mark();
    const name = this.peekOption();
    if (name === undefined) return undefined;
    this.scanner.match(OPTION);
    const span = { start, end: start + name.length };
    const value = this.optionValue();
    this.scanner.accept(',');
    return { name: { text: name, span }, value };
  }

  /** The name of a `name=value` pair that comes next. */
  peekOption(): string | undefined {
    this.scanner.skipBlanks();
    OPTION.lastIndex = this.scanner.at;
    const found = OPTION.exec(this.scanner.text);
    return found !== null && OPTION.lastIndex <= this.scanner.end ? found[1] : undefined;
  }

  private optionValue(): Word {
    if (this.scanner.char === '[') return this.substitutedWord();
    if (this.scanner.char === '"') return this.quoted(SEARCH_ESCAPES);
    return this.bare(OPTION_VALUE) ?? this.emptyWord();
  }

  keyword(word: string): boolean {
    return this.scanner.acceptWord(word);
  }

  peekKeyword(word: string): boolean {
    return this.scanner.peekWord(word);
  }

  /** Accepts a word if it is the last one. */
  lastKeyword(word: string): boolean {
    const start = this.scanner.at;
    if (this.scanner.acceptWord(word) && this.done) return true;
    this.scanner.at = start;
    return false;
  }

  punctuation(text: string): boolean {
    return this.scanner.accept(text);
  }

  peek(text: string): boolean {
    this.scanner.skipBlanks();
    return this.scanner.startsWith(text);
  }

  integer(): number | undefined {
    this.scanner.skipBlanks();
    const digits = this.scanner.match(INTEGER);
    return digits === undefined ? undefined : Number(digits);
  }

  /** A quoted text, or the text up to the next space or comma. It may contain parentheses. */
  word(): Word | undefined {
    this.scanner.skipBlanks();
    if (this.scanner.char === '"') return this.quoted(SEARCH_ESCAPES);
    return this.bare(WORD);
  }

  /** A regular expression, quoted or bare; only `\\` and `\"` are unescaped. */
  pattern(): Word | undefined {
    this.scanner.skipBlanks();
    if (this.scanner.char === '"') return this.quoted(PATTERN_ESCAPES);
    return this.bare(UP_TO_BLANK);
  }

  /** A field name, bare or in quotes of either kind. */
  field(): Identifier | undefined {
    this.scanner.skipBlanks();
    if (this.scanner.char === "'") return this.quoted({});
    return this.word();
  }

  /** Fields separated by spaces or commas, up to the end or one of the keywords. */
  fieldList(stopWords: readonly string[] = []): Identifier[] {
    const fields: Identifier[] = [];
    for (;;) {
      while (this.punctuation(','));
      if (this.done || stopWords.some((word) => this.peekKeyword(word))) return fields;
      const field = this.field();
      if (field === undefined) return fields;
      fields.push(field);
    }
  }

  expression(): Expression {
    return new EvalParser(this.scanner, this).expression();
  }

  /** The target before `=` in eval: a name, bare or in quotes of either kind. */
  assignmentTarget(): Identifier | undefined {
    this.scanner.skipBlanks();
    const { char } = this.scanner;
    if (char === '"' || char === "'") return this.quoted(char === '"' ? SEARCH_ESCAPES : {});
    return this.bare(TARGET);
  }

  search(stopWords: readonly string[] = []): SearchExpression {
    return new SearchParser(this.scanner, this, stopWords).expression();
  }

  aggregations(stopWords: readonly string[]): Aggregation[] {
    return new AggregationParser(this.scanner, this).list(stopWords);
  }

  /** `"[" pipeline "]"`, for a command that reads the rows of a subsearch. */
  subsearch(): Pipeline | undefined {
    this.hasSubsearch = true;
    return this.inBrackets();
  }

  subsearchValue(): Pipeline | undefined {
    return this.substitute('value');
  }

  /** Reads the subsearch at the cursor, which its result replaces. */
  private substitute(place: SubsearchPlace): Pipeline | undefined {
    const start = this.scanner.at;
    const pipeline = this.inBrackets();
    if (pipeline === undefined) return undefined;
    this.substitutions ??= new Substitutions(this.scanner.text, this.span);
    this.substitutions.add({ place, pipeline }, this.scanner.spanFrom(start));
    return pipeline;
  }

  /** The result of the subsearch is only known once it ran, so problems after it are not reported here. */
  private substitutedWord(): Word {
    const start = this.scanner.at;
    this.substitute('argument');
    this.failed = true;
    return { text: '', quoted: true, span: this.scanner.spanFrom(start) };
  }

  private substituteRest(): void {
    while (!this.done) {
      const open = this.host.nextBracket(this.scanner.at, this.scanner.end);
      this.scanner.at = open ?? this.scanner.end;
      if (open !== undefined) this.substitutedWord();
    }
  }

  /** The text of a subsearch as written, for a command that fills in values before it is parsed. */
  subsearchText(): Word | undefined {
    this.hasSubsearch = true;
    const span = this.bracketed();
    return span && { text: this.scanner.text.slice(span.start, span.end), quoted: false, span };
  }

  private inBrackets(): Pipeline | undefined {
    const span = this.bracketed();
    return span && this.host.pipeline(span.start, span.end);
  }

  /** The text between brackets. */
  private bracketed(): Span | undefined {
    this.scanner.skipBlanks();
    const open = this.scanner.at;
    if (this.scanner.char !== '[') {
      this.expected('a subsearch in brackets');
      return undefined;
    }
    const close = this.host.closingBracket(open, this.scanner.end);
    this.scanner.at = close === undefined ? this.scanner.end : close + 1;
    if (close !== undefined) return { start: open + 1, end: close };
    this.unclosed({ start: open, end: open + 1 });
    return undefined;
  }

  /** The remaining text, trimmed. */
  rest(): Word {
    this.scanner.skipBlanks();
    return this.bare(REST) ?? this.emptyWord();
  }

  /** The remaining text, as typed. */
  raw(): Word {
    const { span } = this.rest();
    return { text: this.scanner.text.slice(span.start, span.end).trim(), quoted: false, span };
  }

  /** Reports the first mistake; errors that follow from it are not reported. */
  expected(what: string, span: Span = this.here()): void {
    if (!this.failed && !this.hasSubsearch && this.scanner.text[span.start] === '[') {
      this.scanner.at = span.start;
      this.substituteRest();
      return;
    }
    if (!this.failed) this.host.expected(what, span);
    this.failed = true;
  }

  unterminated(span: Span): void {
    if (!this.failed) this.host.unterminated(span);
    this.failed = true;
  }

  unclosed(span: Span): void {
    if (!this.failed) this.host.unclosed(span);
    this.failed = true;
  }

  tooDeep(span: Span, limit: number): void {
    if (!this.failed) this.host.tooDeep(span, limit);
    this.failed = true;
  }

  lowerCaseOperator(word: string, span: Span): void {
    this.host.lowerCaseOperator(word, span);
  }

  /** Reports a problem of arguments that parse. Reports several, but none after a syntax error. */
  problem(describe: (at: SourceSpan) => Diagnostic, span: Span): void {
    if (!this.failed) this.host.problem(describe, span);
  }

  /** Reports an unknown option; text after it is not checked. */
  unknownOption({ text: name, span }: Identifier, known: readonly string[]): void {
    const params = { name, command: this.commandName, known };
    this.problem((at) => splDiagnostic('unknown-option', params, at), span);
    this.failed = true;
  }

  /** Reports an invalid value of an option. */
  invalidOption(name: string, expected: string, { text: found, span }: Word): void {
    const params = { name, expected, found };
    this.problem((at) => splDiagnostic('invalid-option', params, at), span);
  }

  missingOperand(operator: string, side: 'before' | 'after', span: Span): void {
    this.problem((at) => splDiagnostic('missing-operand', { operator, side }, at), span);
    this.failed = true;
  }

  sqlNull(operator: string, span: Span): void {
    this.problem((at) => splDiagnostic('sql-null', { operator }, at), span);
    this.failed = true;
  }

  /** Reports text that the command did not read. */
  finish(): void {
    if (!this.done) this.expected('the end of the command');
  }

  private here(): Span {
    this.scanner.skipBlanks();
    const start = this.scanner.at;
    if (start >= this.scanner.end) return { start, end: start };
    const word = /[\w.:*-]+|[\s\S]/y;
    word.lastIndex = start;
    return {
      start,
      end: Math.min(this.scanner.end, start + (word.exec(this.scanner.text)?.[0].length ?? 1)),
    };
  }

  private quoted(escapes: Escapes): Word {
    const start = this.scanner.at;
    const word = this.scanner.quoted(escapes);
    if (word !== undefined) return word;
    this.unterminated({ start, end: start + 1 });
    this.scanner.at = this.scanner.end;
    return { text: '', quoted: true, span: this.scanner.spanFrom(start) };
  }

  private bare(pattern: RegExp): Word | undefined {
    const start = this.scanner.at;
    const found = this.scanner.match(pattern);
    if (found === undefined || found === '') return undefined;
    const text = undoEscapes(found, SEARCH_ESCAPES).trimEnd();
    return { text, quoted: false, span: this.scanner.spanFrom(start) };
  }

  private emptyWord(): Word {
    return { text: '', quoted: false, span: { start: this.scanner.at, end: this.scanner.at } };
  }
}
