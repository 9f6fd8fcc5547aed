import { cover } from '../base/source.ts';
import type { BinaryOperator, Expression, Identifier, UnaryExpression } from '../spl/ast.ts';
import { binary, OperatorParser } from '../spl/operator-parser.ts';
import type { Scanner } from '../spl/scanner.ts';
import type { Spl2Reader } from './reader.ts';

type Operator = BinaryOperator | 'IN' | 'IS';

const PRECEDENCE: Readonly<Record<Operator, number>> = {
  XOR: 1,
  OR: 1,
  AND: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  LIKE: 4,
  IN: 4,
  IS: 4,
  '.': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};
const NOT_PRECEDENCE = 3;
const SIGN_PRECEDENCE = 8;
const DEEPEST = 300;

const OPERATOR = /==|!=|<=|>=|[=<>+*/%]|-(?!-\w)/y;
const WORD_OPERATOR = /(?:AND|OR|XOR|LIKE|IN|IS)\b/iy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?[LlDdFf]?\b/y;
/** A duration, as span() takes it. The parser returns it as a name. */
const DURATION = /\d+[a-z]+\b/y;
const REGEX = /\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y;
const PLACEHOLDER = /--\w+--/y;
const VALUE_WORDS: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  null: null,
};

/**
 * Parses SPL2 expressions.
 *
 * ```
 * expression : prefix (operator expression | "IS" "NOT"? "NULL" | "IN" "(" expressions ")")*
 * prefix     : "NOT" expression | ("-" | "+") expression | primary ("." name | "[" expression "]")*
 * primary    : number | "text" | /regex/flags | name | name "(" arguments ")" | "(" expression ")"
 *            | "[" expressions "]" | "{" (expression ":" expression),* "}"
 * ```
 */
export class Spl2ExpressionParser extends OperatorParser<Operator> {
  protected readonly scanner: Scanner;
  private readonly reader: Spl2Reader;

  constructor(reader: Spl2Reader) {
    super({ precedence: PRECEDENCE, deepest: DEEPEST });
    this.reader = reader;
    this.scanner = reader.scanner;
  }

  protected mark(): number {
    return this.reader.mark();
  }

  protected operation(left: Expression, operator: Operator, precedence: number): Expression {
    if (operator === 'IS') return this.nullTest(left);
    if (operator !== 'IN') return binary(left, operator, this.expression(precedence + 1));
    this.reader.expect('(');
    const items = this.expressions(')');
    return { kind: 'InExpression', operand: left, items, span: this.spanFrom(left) };
  }

  protected operator(): Operator | undefined {
    const text = this.reader.match(OPERATOR) ?? this.reader.match(WORD_OPERATOR)?.toUpperCase();
    return (text === '==' ? '=' : text) as Operator | undefined;
  }

  private nullTest(operand: Expression): Expression {
    const negated = this.reader.keyword('not');
    if (!this.reader.keyword('null')) this.reader.expected('NULL');
    const operator = negated ? 'IS NOT NULL' : 'IS NULL';
    return { kind: 'UnaryExpression', operator, operand, span: this.spanFrom(operand) };
  }

  protected prefix(): Expression {
    const start = this.reader.mark();
    if (this.reader.keyword('not')) return this.unary('NOT', NOT_PRECEDENCE, start);
    const placeholder = this.reader.match(PLACEHOLDER);
    if (placeholder !== undefined) return this.placeholder(placeholder, start);
    if (this.reader.accept('-')) return this.unary('-', SIGN_PRECEDENCE, start);
    if (this.reader.accept('+')) return this.unary('+', SIGN_PRECEDENCE, start);
    return this.members(this.primary());
  }

  private unary(
    operator: UnaryExpression['operator'],
    precedence: number,
    start: number,
  ): Expression {
    const operand = this.expression(precedence);
    return {
      kind: 'UnaryExpression',
      operator,
      operand,
      span: this.scanner.spanFrom(start),
    };
  }

  private placeholder(name: string, start: number): Expression {
    const span = this.scanner.spanFrom(start);
    this.reader.placeholder(name, span);
    return { kind: 'NullLiteral', span };
  }

  private members(object: Expression): Expression {
    let expression = object;
    for (;;) {
      const member = this.member();
      if (member === undefined) return expression;
      const span = this.spanFrom(expression);
      expression = { kind: 'MemberExpression', object: expression, member, span };
    }
  }

  private member(): Expression | undefined {
    if (this.reader.accept('[')) {
      const index = this.expression();
      this.reader.expect(']');
      return index;
    }
    if (!this.reader.accept('.')) return undefined;
    const name = this.reader.name();
    if (name === undefined) this.reader.expected('a name');
    return name && { kind: 'StringLiteral', value: name.text, span: name.span };
  }

  private primary(): Expression {
    const start = this.reader.mark();
    const { scanner } = this.reader;
    if (scanner.char === '"') return this.text();
    if (this.reader.accept('(')) return this.parenthesised();
    if (this.reader.accept('[')) return this.list(start);
    if (this.reader.accept('{')) return this.map(start);
    if (scanner.char === '/') return this.regex(start);
    const number = scanner.match(NUMBER);
    if (number !== undefined) return numberLiteral(number, scanner.spanFrom(start));
    const duration = scanner.match(DURATION);
    if (duration !== undefined)
      return { kind: 'FieldName', name: duration, span: scanner.spanFrom(start) };
    const name = this.reader.name();
    return name === undefined ? this.missing() : this.named(name);
  }

  private named(name: Identifier): Expression {
    if (this.reader.peek('(')) return this.call(name);
    const { span } = name;
    const value = Object.hasOwn(VALUE_WORDS, name.text.toLowerCase())
      ? VALUE_WORDS[name.text.toLowerCase()]
      : undefined;
    if (value === undefined) return { kind: 'FieldName', name: name.text, span };
    return value === null ? { kind: 'NullLiteral', span } : { kind: 'BooleanLiteral', value, span };
  }

  /** Arguments may be given by name: `cidrmatch(ip: x, cidr_range: "10.0.0.0/8")`. */
  private call(callee: Identifier): Expression {
    this.reader.accept('(');
    const args: Expression[] = [];
    const argNames: (string | undefined)[] = [];
    while (!this.reader.peek(')') && !this.reader.done) {
      const before = this.scanner.at;
      argNames.push(this.reader.match(/[a-z_]\w*(?=\s*:[^:])/y));
      if (argNames.at(-1) !== undefined) this.reader.accept(':');
      args.push(this.expression());
      if (!this.reader.accept(',') || this.scanner.at === before) break;
    }
    this.reader.expect(')');
    const span = this.scanner.spanFrom(callee.span.start);
    return { kind: 'CallExpression', callee, args, argNames, span };
  }

  private parenthesised(): Expression {
    const inner = this.expression();
    this.reader.expect(')');
    return inner;
  }

  private list(start: number): Expression {
    const items = this.expressions(']');
    return { kind: 'ListLiteral', items, span: this.scanner.spanFrom(start) };
  }

  private map(start: number): Expression {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.reader.peek('}') && !this.reader.done && !this.reader.hasFailed) {
      const key = this.expression();
      if (!this.reader.expect(':')) break;
      entries.push([key, this.expression()]);
      if (!this.reader.accept(',')) break;
    }
    this.reader.expect('}');
    return { kind: 'MapLiteral', entries, span: this.scanner.spanFrom(start) };
  }

  private expressions(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.reader.peek(close) && !this.reader.done && !this.reader.hasFailed) {
      items.push(this.expression());
      if (!this.reader.accept(',')) break;
    }
    this.reader.expect(close);
    return items;
  }

  private text(): Expression {
    const word = this.reader.quoted();
    return word === undefined
      ? this.missing()
      : { kind: 'StringLiteral', value: word.text, span: word.span };
  }

  private regex(start: number): Expression {
    const literal = this.reader.match(REGEX);
    if (literal === undefined) return this.missing();
    const end = literal.lastIndexOf('/');
    const span = this.scanner.spanFrom(start);
    return {
      kind: 'RegexLiteral',
      pattern: literal.slice(1, end),
      flags: literal.slice(end + 1),
      span,
    };
  }

  private missing(): Expression {
    this.reader.expected('an expression');
    const { at } = this.scanner;
    return { kind: 'MissingExpression', span: { start: at, end: at } };
  }

  protected tooDeep(limit: number): Expression {
    const { at } = this.scanner;
    this.reader.tooDeep(limit);
    return { kind: 'MissingExpression', span: { start: at, end: at } };
  }

  private spanFrom(first: Expression) {
    return cover(first.span, this.scanner.spanFrom(first.span.start));
  }
}

function numberLiteral(text: string, span: Expression['span']): Expression {
  return { kind: 'NumberLiteral', value: Number(text.replace(/[LlDdFf]$/, '')), text, span };
}
