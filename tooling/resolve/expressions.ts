import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source, Span } from '../base/source.ts';
import { type Dialect, functionsOf, idOf } from '../functions/by-id.ts';
import { arityOf, type EvalFunction, type StaticArgument } from '../functions/eval-function.ts';
import { unsupportedEvalFunctions } from '../functions/unsupported.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import type { ArithmeticOperator, ComparisonOperator, Expr, Logic } from '../plan/expression.ts';
import { isText } from '../plan/expression.ts';
import { fieldsRead } from '../plan/reads.ts';
import type {
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
  UnaryExpression,
} from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import {
  argumentProblem,
  assignmentProblem,
  conditionProblem,
  negationProblem,
  operatorProblem,
  type TypeProblem,
} from './static-types.ts';

/** What the resolver has to know of the search around an expression. */
export interface ResolveContext {
  readonly source: Source;
  readonly report: Report;
  /** Reads the search expression that searchmatch() takes, as a condition. */
  searchText(text: string, span: Span): Expr;
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const LOGIC: Partial<Record<BinaryOperator, Logic['op']>> = { AND: 'and', OR: 'or', XOR: 'xor' };

/** Resolves eval expressions of one dialect. Mistakes are reported and resolve to null. */
export class ExpressionResolver {
  private readonly context: ResolveContext;
  private readonly dialect: Dialect;
  private readonly functions: ReadonlyMap<string, EvalFunction>;
  /** Expressions that were missing so far. */
  private missing = 0;
  /** How many calls of exact() the current expression is inside. */
  private exactDepth = 0;

  constructor(context: ResolveContext, dialect: Dialect) {
    this.context = context;
    this.dialect = dialect;
    this.functions = functionsOf(dialect);
  }

  /** The expression as a condition, or as the value of a field: Splunk restricts the types of both. */
  resolveAs(use: 'condition' | 'field value', expression: Expression): Expr {
    const problem =
      use === 'condition' ? conditionProblem('where', [expression]) : assignmentProblem(expression);
    return this.checked(problem, () => this.resolve(expression));
  }

  resolve(expression: Expression): Expr {
    const { span } = expression;
    switch (expression.kind) {
      case 'StringLiteral':
      case 'BooleanLiteral':
        return { kind: 'literal', value: expression.value, span };
      case 'NumberLiteral':
        return { kind: 'literal', value: expression.value, ...this.digits(expression.text), span };
      case 'FieldName':
        return { kind: 'field', name: expression.name, span };
      case 'RegexLiteral':
        return { kind: 'regex', regex: expression.pattern, flags: expression.flags, span };
      case 'UnaryExpression':
        return this.unary(expression);
      case 'BinaryExpression':
        return this.binary(expression);
      case 'InExpression': {
        const operand = this.resolve(expression.operand);
        return {
          kind: 'in',
          operand,
          items: expression.items.map((item) => this.resolve(item)),
          span,
        };
      }
      case 'CallExpression':
        return this.call(expression);
      case 'ListLiteral':
        return { kind: 'list', items: expression.items.map((item) => this.resolve(item)), span };
      case 'MapLiteral': {
        const entries = expression.entries.map(
          ([key, value]) => [this.resolve(key), this.resolve(value)] as const,
        );
        return { kind: 'map', entries, span };
      }
      case 'MemberExpression': {
        const object = this.resolve(expression.object);
        return { kind: 'member', object, member: this.resolve(expression.member), span };
      }
      case 'MissingExpression':
        this.missing += 1;
        return { kind: 'literal', value: null, span };
      default:
        return { kind: 'literal', value: null, span };
    }
  }

  private unary({ operator, operand, span }: UnaryExpression): Expr {
    if (operator === 'NOT') {
      const problem = conditionProblem('NOT', [operand]);
      const operands = [this.checked(problem, () => this.resolve(operand))];
      return { kind: 'logic', op: 'not', operands, nulls: 'three-valued', span };
    }
    const inner = this.resolve(operand);
    switch (operator) {
      case '-':
        return this.checked(negationProblem(operand), () => negated(inner, span));
      case 'IS NULL':
        return { kind: 'call', fn: 'isnull', args: [inner], span };
      case 'IS NOT NULL':
        return { kind: 'call', fn: 'isnotnull', args: [inner], span };
      case '+':
        return inner;
    }
  }

  private binary(expression: BinaryExpression): Expr {
    const { operator, span } = expression;
    const op = LOGIC[operator];
    if (op === undefined)
      return this.checked(operatorProblem(expression), () => this.operation(expression));
    const written = operandsOf(expression, operator);
    return this.checked(conditionProblem(operator, written), () => {
      const operands = written.map((operand) => this.resolve(operand));
      return { kind: 'logic', op, operands, nulls: 'three-valued', span };
    });
  }

  /** Reports a type problem, unless a syntax error inside of the expression is its cause. */
  private checked(problem: TypeProblem | undefined, resolve: () => Expr): Expr {
    const { missing } = this;
    const resolved = resolve();
    if (this.missing === missing) this.reportType(problem);
    return resolved;
  }

  private reportType(problem: TypeProblem | undefined): void {
    if (problem === undefined || this.dialect !== 'spl') return;
    const { message, help, at } = problem;
    this.context.report(planDiagnostic('type-mismatch', { message, help }, this.at(at.span)));
  }

  private operation(expression: BinaryExpression): Expr {
    const { operator, span } = expression;
    const left = this.resolve(expression.left);
    const right = this.resolve(expression.right);
    if (operator === 'LIKE') return { kind: 'call', fn: 'like', args: [left, right], span };
    if (COMPARISONS.has(operator)) return this.comparison(expression, left, right);
    const isExact = this.dialect !== 'spl' || this.exactDepth > 0;
    const arithmetic = { op: operator as ArithmeticOperator, left, right, span };
    return { kind: 'arithmetic', ...arithmetic, ...(isExact && { isExact }) };
  }

  /** The digits of a decimal literal limit the precision of arithmetic in SPL (fact 35). */
  private digits(text: string): { readonly text?: string } {
    return this.dialect === 'spl' && text.includes('.') ? { text } : {};
  }

  /** SPL2 also allows `x = null` and `x != null` as null tests. */
  private comparison(
    { operator, left: a, right: b, span }: BinaryExpression,
    left: Expr,
    right: Expr,
  ): Expr {
    const other = a.kind === 'NullLiteral' ? right : b.kind === 'NullLiteral' ? left : undefined;
    if (other !== undefined && operator === '=')
      return { kind: 'call', fn: 'isnull', args: [other], span };
    if (other !== undefined && operator === '!=')
      return { kind: 'call', fn: 'isnotnull', args: [other], span };
    return { kind: 'compare', op: operator as ComparisonOperator, left, right, span };
  }

  private call(expression: CallExpression): Expr {
    const { callee, args: written, argNames, span } = expression;
    const name = callee.text.toLowerCase();
    const { missing } = this;
    const args = this.args(name, written);
    const definition = this.functions.get(name);
    if (definition === undefined) {
      this.reportUnknown(callee);
      return { kind: 'literal', value: null, span };
    }
    // A syntax error inside is already reported, and anything else would be a consequence.
    const isBroken = this.missing > missing;
    if (isBroken || !this.hasRightArity(expression, definition))
      return { kind: 'literal', value: null, span };
    // Of two problems with the arguments, the function knows more about its own.
    if (this.check(expression, definition, args))
      this.reportType(argumentProblem(expression, definition));
    // searchmatch() is the search expression that it is given.
    const [first] = args;
    if (name === 'searchmatch' && isText(first)) return this.context.searchText(first.value, span);
    const names = argNames?.some((argName) => argName !== undefined)
      ? { argNames: argNames.map((argName) => argName ?? null) }
      : {};
    return { kind: 'call', fn: idOf(name, this.dialect), args, ...names, span };
  }

  private reportUnknown({ text: name, span }: CallExpression['callee']): void {
    const known = name.toLowerCase();
    const reason = unsupportedEvalFunctions.get(known);
    const report = (diagnostic: Diagnostic) => this.context.report(diagnostic);
    if (reason !== undefined)
      report(planDiagnostic('unsupported-function', { name, reason }, this.at(span)));
    else {
      const params = { name, nearest: nearest(known, this.functions.keys()) };
      report(splDiagnostic('unknown-function', params, this.at(span)));
    }
  }

  private args(name: string, written: readonly Expression[]): Expr[] {
    const isExact = name === 'exact';
    if (isExact) this.exactDepth += 1;
    const args = written.map((arg) => this.resolve(arg));
    if (isExact) this.exactDepth -= 1;
    return args;
  }

  private hasRightArity({ callee, args }: CallExpression, definition: EvalFunction): boolean {
    const [min, max] = arityOf(definition);
    if (args.length >= min && args.length <= max) return true;
    const upper = max === Number.POSITIVE_INFINITY ? 'or more' : `to ${max}`;
    const expected = min === max ? `${min} arguments` : `${min} ${upper} arguments`;
    const params = { name: callee.text, expected, found: args.length };
    this.context.report(splDiagnostic('wrong-arity', params, this.at(callee.span)));
    return false;
  }

  /** Whether the arguments are right, as far as the function itself can tell. */
  private check({ callee }: CallExpression, definition: EvalFunction, args: readonly Expr[]) {
    let isRight = true;
    definition.check?.(args.map(staticArgument), (message, index) => {
      isRight = false;
      const span = (index === undefined ? undefined : args[index]?.span) ?? callee.span;
      this.context.report(planDiagnostic('bad-argument', { message }, this.at(span)));
    });
    return isRight;
  }

  private at(span: Span) {
    return { source: this.context.source, ...span };
  }
}

/** What is known of an argument before any row is. */
function staticArgument(expr: Expr): StaticArgument {
  const value = expr.kind === 'literal' ? expr.value : null;
  return {
    literal: typeof value === 'string' || typeof value === 'number' ? value : undefined,
    regex: expr.kind === 'regex' ? { pattern: expr.regex, flags: expr.flags } : undefined,
    reads: fieldsRead(expr).map(({ text }) => text),
  };
}

/** A negative literal is a literal, with the digits it is written with. */
function negated(operand: Expr, span: Span): Expr {
  if (operand.kind !== 'literal' || typeof operand.value !== 'number')
    return { kind: 'negative', operand, span };
  const { value, text } = operand;
  return { kind: 'literal', value: -value, ...(text !== undefined && { text: `-${text}` }), span };
}

/** `a AND b AND c` as one list. */
function operandsOf(expression: Expression, operator: BinaryOperator): readonly Expression[] {
  const operands: Expression[] = [];
  let rest = expression;
  while (rest.kind === 'BinaryExpression' && rest.operator === operator) {
    operands.unshift(...operandsOf(rest.right, operator));
    rest = rest.left;
  }
  return [rest, ...operands];
}
