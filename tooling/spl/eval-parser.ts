import type { Span } from '../base/source.ts';
import type { BinaryOperator, Expression, Identifier, Pipeline } from './ast.ts';
import { binary, OperatorParser } from './operator-parser.ts';
import { EVAL_ESCAPES, type Scanner } from './scanner.ts';

/** What an expression parser reports. */
export interface ExpressionHost {
  expected(what: string, span?: Span): void;
  unterminated(span: Span): void;
  /** The bracket that opens here is not closed. */
  unclosed(span: Span): void;
  tooDeep(span: Span, limit: number): void;
  /** Reports an operator without a term on one side, which Splunk rejects. */
  missingOperand(operator: string, side: 'before' | 'after', span: Span): void;
  /** Reports a test for null as in SQL, which Splunk rejects. */
  sqlNull(operator: string, span: Span): void;
  /** Reads the subsearch in brackets at the cursor, which returns a value. */
  subsearchValue(): Pipeline | undefined;
}

type NullTest = 'IS NULL' | 'IS NOT NULL';
type Operator = BinaryOperator | NullTest | 'IN' | 'NOT IN';

/** Operator precedence (rules 31 and 46). */
const PRECEDENCE: Readonly<Record<Operator, number>> = {
  XOR: 1,
  OR: 2,
  AND: 3,
  '=': 5,
  '!=': 5,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  LIKE: 5,
  IN: 5,
  'NOT IN': 5,
  'IS NULL': 5,
  'IS NOT NULL': 5,
  '.': 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
  '%': 8,
};
const NOT_PRECEDENCE = 4;
const SIGN_PRECEDENCE = 9;
const DEEPEST = 500;

const OPERATOR = /==|!=|<=|>=|[=<>+\-*/%.]/y;
const WORD_OPERATOR = /(?:AND|OR|XOR|LIKE|IN)(?![\w:{}$.])/iy;
const STRAY_OPERATOR = /(?:AND|OR|XOR)(?![\w:{}$.])/iy;
const NOT_IN = /NOT\s+IN(?=\s*[([])/iy;
const NULL_TEST = /IS\s+(?:NOT\s+)?NULL(?![\w:{}$.(])/iy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w$])/y;
const NAME = /(?:[A-Za-z_$@#\u0080-\uffff{]|<<\w+>>|\d)(?:[\w:$@#{}\u0080-\uffff]|<<\w+>>)*/y;

/**
 * Parses eval expressions.
 *
 * ```
 * expression : prefix (operator expression)*      by precedence
 * prefix     : ("NOT" | "!") expression | ("-" | "+") expression | primary
 * primary    : number | "text" | 'field' | field | name "(" (expression ("," expression)*)? ")" | "(" expression ")"
 *            | "[" subsearch "]"
 * ```
 */
export class EvalParser extends OperatorParser<Operator> {
  protected readonly scanner: Scanner;
  private readonly host: ExpressionHost;

  constructor(scanner: Scanner, host: ExpressionHost) {
    super({ precedence: PRECEDENCE, deepest: DEEPEST });
    this.scanner = scanner;
    this.host = host;
  }

  protected mark(): number {
    return this.scanner.at;
  }

  protected operation(left: Expression, operator: Operator, precedence: number): Expression {
    if (operator === 'IN') return this.inList(left);
    if (operator === 'NOT IN') return negated(this.inList(left));
    if (operator === 'IS NULL' || operator === 'IS NOT NULL')
      return { kind: 'UnaryExpression', operator, operand: left, span: this.from(left) };
    return binary(left, operator, this.expression(precedence + 1));
  }

  protected operator(): Operator | undefined {
    this.scanner.skipBlanks();
    const start = this.scanner.at;
    if (this.scanner.match(NOT_IN) !== undefined) return 'NOT IN';
    const nullTest = this.scanner.match(NULL_TEST);
    if (nullTest !== undefined) return this.nullTest(nullTest, start);
    const text = this.scanner.match(OPERATOR) ?? this.scanner.match(WORD_OPERATOR)?.toUpperCase();
    if (text === '==') return '=';
    if (text === 'IN' && !this.isNext('(') && this.scanner.char !== '[') {
      this.scanner.at = start;
      return undefined;
    }
    return text as BinaryOperator | 'IN' | undefined;
  }

  private nullTest(written: string, start: number): NullTest {
    this.host.sqlNull(written, this.scanner.spanFrom(start));
    return /not/i.test(written) ? 'IS NOT NULL' : 'IS NULL';
  }

  private from({ span }: Expression): Span {
    return { start: span.start, end: this.scanner.at };
  }

  private isNext(char: string): boolean {
    this.scanner.skipBlanks();
    return this.scanner.char === char;
  }

  /** Operators may appear instead of a term, as in `a=1 OR OR b=2`. */
  private strayOperators(): void {
    for (let isFirst = true; ; isFirst = false) {
      this.scanner.skipBlanks();
      const start = this.scanner.at;
      const operator = this.scanner.match(STRAY_OPERATOR);
      if (operator === undefined) return;
      if (isFirst) this.host.missingOperand(operator, 'before', this.scanner.spanFrom(start));
    }
  }

  protected prefix(): Expression {
    this.strayOperators();
    const start = this.scanner.at;
    if (this.scanner.acceptWord('NOT') || this.scanner.accept('!')) {
      const operand = this.expression(NOT_PRECEDENCE);
      return {
        kind: 'UnaryExpression',
        operator: 'NOT',
        operand,
        span: this.scanner.spanFrom(start),
      };
    }
    const sign = this.scanner.char;
    if (sign !== '-' && sign !== '+') return this.primary();
    this.scanner.at += 1;
    const operand = this.expression(SIGN_PRECEDENCE);
    return { kind: 'UnaryExpression', operator: sign, operand, span: this.scanner.spanFrom(start) };
  }

  private primary(): Expression {
    const { scanner } = this;
    const start = scanner.at;
    if (scanner.char === '(') return this.parenthesised();
    if (scanner.char === '[') return this.subsearch();
    if (scanner.char === '"' || scanner.char === "'") return this.quoted();
    const number = scanner.match(NUMBER);
    if (number !== undefined) {
      return {
        kind: 'NumberLiteral',
        value: Number(number),
        text: number,
        span: scanner.spanFrom(start),
      };
    }
    const name = scanner.match(NAME);
    if (name === undefined) return this.missing();
    const span = scanner.spanFrom(start);
    if (this.isNext('(')) return this.call({ text: name, span });
    return { kind: 'FieldName', name, span };
  }

  private subsearch(): Expression {
    const start = this.scanner.at;
    const pipeline = this.host.subsearchValue();
    const span = this.scanner.spanFrom(start);
    return pipeline === undefined
      ? { kind: 'MissingExpression', span }
      : { kind: 'SubsearchExpression', pipeline, span };
  }

  private quoted(): Expression {
    const start = this.scanner.at;
    const isText = this.scanner.char === '"';
    const word = this.scanner.quoted(isText ? EVAL_ESCAPES : {});
    if (word === undefined) {
      this.scanner.at = this.scanner.end;
      this.host.unterminated({ start, end: start + 1 });
      return { kind: 'MissingExpression', span: this.scanner.spanFrom(start) };
    }
    const { text, span } = word;
    if (isText) return { kind: 'StringLiteral', value: text, span };
    return { kind: 'FieldName', name: text, span };
  }

  private parenthesised(): Expression {
    const open = this.scanner.at;
    this.scanner.at += 1;
    const inner = this.expression();
    return this.close(open, '")"') ? inner : this.broken(open);
  }

  private close(open: number, expected: string): boolean {
    if (this.scanner.accept(')')) return true;
    if (this.scanner.done) this.host.unclosed({ start: open, end: open + 1 });
    else this.host.expected(expected);
    return false;
  }

  /** Marks the enclosing expression as incomplete, so that no other mistake is reported there. */
  private broken(start: number): Expression {
    return { kind: 'MissingExpression', span: this.scanner.spanFrom(start) };
  }

  private call(callee: Identifier): Expression {
    const args = this.list();
    return { kind: 'CallExpression', callee, args, span: this.scanner.spanFrom(callee.span.start) };
  }

  /** `x IN [ … ]`: the subsearch returns the parentheses too. */
  private inList(operand: Expression): Expression {
    const items = this.isNext('[') ? [this.subsearch()] : this.list();
    const span = this.scanner.spanFrom(operand.span.start);
    return { kind: 'InExpression', operand, items, span };
  }

  /** `"(" (expression ("," expression)*)? ")"` */
  private list(): Expression[] {
    const items: Expression[] = [];
    this.scanner.skipBlanks();
    const open = this.scanner.at;
    this.scanner.accept('(');
    if (this.scanner.accept(')')) return items;
    do {
      const before = this.scanner.at;
      items.push(this.expression());
      if (this.scanner.at === before) break;
    } while (this.scanner.accept(','));
    if (!this.close(open, '"," or ")"')) items.push(this.broken(this.scanner.at));
    return items;
  }

  private missing(): Expression {
    const { at } = this.scanner;
    this.host.expected('an expression');
    return { kind: 'MissingExpression', span: { start: at, end: at } };
  }

  protected tooDeep(limit: number): Expression {
    const span = { start: this.scanner.at, end: this.scanner.at };
    this.scanner.at = this.scanner.end;
    this.host.tooDeep(span, limit);
    return { kind: 'MissingExpression', span };
  }
}

function negated(operand: Expression): Expression {
  return { kind: 'UnaryExpression', operator: 'NOT', operand, span: operand.span };
}
