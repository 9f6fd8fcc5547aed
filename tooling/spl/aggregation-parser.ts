import type { Aggregation, Expression, Identifier } from './ast.ts';
import { EvalParser, type ExpressionHost } from './eval-parser.ts';
import { type Scanner, SEARCH_ESCAPES } from './scanner.ts';

/** The number of a percentile may have decimals (fact 14). */
const NAME = /(?:exact|upper)?p(?:erc)?\d+\.\d+|[A-Za-z_]\w*/iy;
const OPTION = /[A-Za-z_]\w*\s*=/y;
const EVAL = /eval\s*\(/iy;
const BARE_ARGUMENT = /(?:[^\s()"',]|\([^()]*\))+/y;
const SPARKLINE = /[^\s(),]+(?:\([^()]*\))?(?:\s*,\s*[\w@]+)?/y;
const ALIAS = /(?:[^\s,"()]|\([^\s()]*\))+/y;

/**
 * Parses the aggregations of stats, tstats and related commands.
 *
 * ```
 * list        : (aggregation ","?)*
 * aggregation : name ("(" ("eval" "(" expression ")" | field)? ")")? ("AS" alias)?
 *             | "sparkline" ("(" (field | name "(" field ")") ("," span)? ")")? ("AS" alias)?
 * ```
 */
export class AggregationParser {
  private readonly scanner: Scanner;
  private readonly host: ExpressionHost;

  constructor(scanner: Scanner, host: ExpressionHost) {
    this.scanner = scanner;
    this.host = host;
  }

  list(stopWords: readonly string[]): Aggregation[] {
    const list: Aggregation[] = [];
    for (;;) {
      while (this.scanner.accept(','));
      if (this.scanner.done || stopWords.some((word) => this.scanner.peekWord(word))) return list;
      if (this.isOption()) return list;
      const aggregation = this.aggregation();
      if (aggregation === undefined) return list;
      list.push(aggregation);
    }
  }

  /** `name=value` is an option of the command, not part of the list. */
  private isOption(): boolean {
    OPTION.lastIndex = this.scanner.at;
    return OPTION.test(this.scanner.text) && OPTION.lastIndex <= this.scanner.end;
  }

  private aggregation(): Aggregation | undefined {
    const start = this.scanner.at;
    const name = this.scanner.match(NAME);
    if (name === undefined) {
      this.host.expected('a statistical function');
      return undefined;
    }
    const callee = { text: name, span: this.scanner.spanFrom(start) };
    const argument = /^sparkline$/i.test(name) ? this.sparklineArgument() : this.argument();
    const end = this.scanner.at;
    const alias = this.alias();
    const span = { start, end: alias?.span.end ?? end };
    return { kind: 'Aggregation', callee, argument, alias, span };
  }

  /** `sparkline(avg(x), 1h)`: what is drawn, and how long each of its parts is. */
  private sparklineArgument(): Identifier | undefined {
    if (!this.scanner.accept('(')) return undefined;
    this.scanner.skipBlanks();
    const start = this.scanner.at;
    const text = this.scanner.match(SPARKLINE)?.replaceAll(/\s/g, '');
    const span = this.scanner.spanFrom(start);
    if (!this.scanner.accept(')')) this.host.expected('")"');
    return text === undefined ? undefined : { text, span };
  }

  private argument(): Identifier | Expression | undefined {
    if (!this.scanner.accept('(')) return undefined;
    if (this.scanner.accept(')')) return undefined;
    const argument = this.evaluated() ?? this.field();
    if (argument === undefined) this.host.expected('a field');
    if (!this.scanner.accept(')')) this.host.expected('")"');
    return argument;
  }

  private evaluated(): Expression | undefined {
    this.scanner.skipBlanks();
    if (this.scanner.match(EVAL) === undefined) return undefined;
    const expression = new EvalParser(this.scanner, this.host).expression();
    if (!this.scanner.accept(')')) this.host.expected('")"');
    return expression;
  }

  private field(): Identifier | undefined {
    this.scanner.skipBlanks();
    const { char } = this.scanner;
    if (char === '"' || char === "'")
      return this.scanner.quoted(char === '"' ? SEARCH_ESCAPES : {});
    const start = this.scanner.at;
    const text = this.scanner.match(BARE_ARGUMENT);
    return text === undefined ? undefined : { text, span: this.scanner.spanFrom(start) };
  }

  private alias(): Identifier | undefined {
    if (!this.scanner.acceptWord('as')) return undefined;
    this.scanner.skipBlanks();
    const { char } = this.scanner;
    if (char === '"' || char === "'")
      return this.scanner.quoted(char === '"' ? SEARCH_ESCAPES : {});
    const start = this.scanner.at;
    const text = this.scanner.match(ALIAS);
    if (text === undefined) this.host.expected('a name after AS');
    return text === undefined ? undefined : { text, span: this.scanner.spanFrom(start) };
  }
}
