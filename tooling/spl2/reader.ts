import type { Report } from '../base/diagnostic.ts';
import type { Source, Span } from '../base/source.ts';
import { Scanner, type Word } from '../spl/scanner.ts';
import { spl2Diagnostic } from './diagnostics.ts';

const ESCAPES = { '\\': '\\', '"': '"', "'": "'", t: '\t', n: '\n', r: '\r', '/': '/' };
const NAME = /[A-Za-z_][\w]*/y;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/y;

/** A cursor over SPL2 text that skips comments and reports one problem per statement. */
export class Spl2Reader {
  readonly scanner: Scanner;
  private readonly source: Source;
  private readonly report: Report;
  private failed = false;
  /** The number of commands read so far. */
  commandCount = 0;

  constructor(source: Source, report: Report) {
    this.source = source;
    this.report = report;
    this.scanner = new Scanner(source.text, 0, source.text.length);
  }

  /** Allows the next statement to report a problem. */
  startStatement(): void {
    this.failed = false;
  }

  get hasFailed(): boolean {
    return this.failed;
  }

  skip(): void {
    do this.scanner.skipBlanks();
    while (this.scanner.match(COMMENT) !== undefined);
  }

  get done(): boolean {
    this.skip();
    return this.scanner.at >= this.scanner.end;
  }

  mark(): number {
    this.skip();
    return this.scanner.at;
  }

  peek(text: string): boolean {
    this.skip();
    return this.scanner.startsWith(text);
  }

  accept(text: string): boolean {
    this.skip();
    return this.scanner.accept(text);
  }

  keyword(word: string): boolean {
    this.skip();
    return this.scanner.acceptWord(word);
  }

  peekKeyword(word: string): boolean {
    this.skip();
    return this.scanner.peekWord(word);
  }

  match(pattern: RegExp): string | undefined {
    this.skip();
    return this.scanner.match(pattern);
  }

  name(): Word | undefined {
    const start = this.mark();
    const { char } = this.scanner;
    if (char === "'") return this.quoted();
    const text = this.scanner.match(NAME);
    return text === undefined
      ? undefined
      : { text, quoted: false, span: this.scanner.spanFrom(start) };
  }

  /** A string in quotes of either kind. */
  quoted(): Word | undefined {
    const start = this.mark();
    const word = this.scanner.quoted(ESCAPES);
    if (word !== undefined) return word;
    this.scanner.at = this.scanner.end;
    this.problem('unterminated-string', {}, { start, end: start + 1 });
    return undefined;
  }

  expect(text: string): boolean {
    if (this.accept(text)) return true;
    this.expected(`"${text}"`);
    return false;
  }

  expected(what: string): void {
    const start = this.mark();
    const found = /[\w.$]+|[\s\S]|$/y;
    found.lastIndex = start;
    const text = found.exec(this.source.text)?.[0] ?? '';
    const params = { expected: what, found: text === '' ? 'the end of the search' : `"${text}"` };
    this.problem('expected-token', params, { start, end: start + text.length });
  }

  tooDeep(limit: number): void {
    const start = this.scanner.at;
    this.scanner.at = this.scanner.end;
    this.problem('too-deep', { limit }, { start, end: start });
  }

  placeholder(name: string, span: Span): void {
    this.report(spl2Diagnostic('placeholder', { name }, { source: this.source, ...span }));
  }

  unknown(
    code: 'unknown-command' | 'unknown-variable',
    params: { name: string; nearest: string | undefined },
    span: Span,
  ): void {
    this.problem(code, params, span);
  }

  /** Moves to the start of the next pipe or statement, skipping quoted strings. */
  recover(): void {
    while (this.scanner.at < this.scanner.end) {
      const { char } = this.scanner;
      if (char === '|' || char === ';') return;
      if (char === '"') this.scanner.quoted(ESCAPES);
      else this.scanner.at += 1;
    }
  }

  private problem<
    Code extends
      | 'expected-token'
      | 'unterminated-string'
      | 'too-deep'
      | 'unknown-command'
      | 'unknown-variable',
  >(code: Code, params: Parameters<typeof spl2Diagnostic<Code>>[1], span: Span): void {
    if (!this.failed) this.report(spl2Diagnostic(code, params, { source: this.source, ...span }));
    this.failed = true;
  }
}
