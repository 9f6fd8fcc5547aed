import { counted } from '../base/counted.ts';
import { nearest } from '../base/nearest.ts';
import {
  type FieldValue,
  isList,
  isMap,
  toNumber,
  toText,
  valuesOf,
} from '../events/field-value.ts';
import type { Evaluate, Test } from '../events/run.ts';
import type { Argument, EvalFunction } from '../functions/eval-function.ts';
import type { Dialect } from '../plan/plan.ts';
import type {
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
  InExpression,
  MapLiteral,
  MemberExpression,
  UnaryExpression,
} from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import { childrenOf, fieldsRead } from '../spl/reads.ts';
import { type Comparison, compare } from './compare.ts';
import { engineDiagnostic } from './diagnostics.ts';
import { type Environment, functionsOf } from './environment.ts';
import { compileSearch } from './search.ts';

const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['=', '!=', '<', '<=', '>', '>=']);

/** Compiles eval expressions of one dialect into closures. Mistakes are reported and evaluate to null. */
export class ExpressionCompiler {
  private readonly environment: Environment;
  private readonly functions: ReadonlyMap<string, EvalFunction>;

  constructor(environment: Environment, dialect: Dialect) {
    this.environment = environment;
    this.functions = functionsOf(dialect);
  }

  /** The expression as a condition, in three-valued logic (rules 37 to 39). */
  test(expression: Expression): Test {
    if (expression.kind === 'UnaryExpression' && expression.operator === 'NOT') {
      return negation(this.test(expression.operand));
    }
    if (expression.kind !== 'BinaryExpression') return truthOf(this.value(expression));
    const { operator, left, right } = expression;
    if (operator === 'AND') return conjunction(this.test(left), this.test(right));
    if (operator === 'OR') return disjunction(this.test(left), this.test(right));
    if (operator === 'XOR') return exclusive(this.test(left), this.test(right));
    if (COMPARISONS.has(operator)) return this.comparison(expression);
    return truthOf(this.value(expression));
  }

  /** The expression as a value. */
  value(expression: Expression): Evaluate {
    switch (expression.kind) {
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral': {
        const { value } = expression;
        return () => value;
      }
      case 'FieldName': {
        const { name } = expression;
        return (row) => row.get(name) ?? null;
      }
      case 'UnaryExpression':
        return this.unary(expression);
      case 'BinaryExpression':
        return this.binary(expression);
      case 'InExpression':
        return this.membership(expression);
      case 'CallExpression':
        return this.call(expression);
      case 'ListLiteral': {
        const items = expression.items.map((item) => this.value(item));
        return (row, run) => items.map((item) => item(row, run));
      }
      case 'MapLiteral':
        return this.map(expression);
      case 'MemberExpression':
        return this.member(expression);
      default:
        return () => null;
    }
  }

  private unary(expression: UnaryExpression): Evaluate {
    const { operator, operand } = expression;
    if (operator === 'NOT') return this.test(expression);
    const value = this.value(operand);
    if (operator === 'IS NULL') return (row, run) => value(row, run) === null;
    if (operator === 'IS NOT NULL') return (row, run) => value(row, run) !== null;
    if (operator === '+') return value;
    return (row, run) => {
      const number = toNumber(value(row, run));
      return number === undefined ? null : -number;
    };
  }

  private binary(expression: BinaryExpression): Evaluate {
    const { operator } = expression;
    if (
      COMPARISONS.has(operator) ||
      operator === 'AND' ||
      operator === 'OR' ||
      operator === 'XOR'
    ) {
      return this.test(expression);
    }
    if (operator === 'LIKE') return this.like(expression);
    const left = this.value(expression.left);
    const right = this.value(expression.right);
    const compute = ARITHMETIC[operator] ?? (() => null);
    return (row, run) => compute(left(row, run), right(row, run));
  }

  /** `a LIKE b` is like(a, b). */
  private like({ left, right, span }: BinaryExpression): Evaluate {
    return this.call({
      kind: 'CallExpression',
      callee: { text: 'like', span },
      args: [left, right],
      span,
    });
  }

  private comparison({ operator, left, right }: BinaryExpression): Test {
    const nullTest = this.nullTest(operator, left, right) ?? this.nullTest(operator, right, left);
    if (nullTest !== undefined) return nullTest;
    const a = this.value(left);
    const b = this.value(right);
    const options = { asText: left.kind === 'StringLiteral' || right.kind === 'StringLiteral' };
    return (row, run) => compare(a(row, run), operator as Comparison, b(row, run), options);
  }

  /** SPL2 also allows `x = null` and `x != null` as null tests. */
  private nullTest(
    operator: BinaryOperator,
    side: Expression,
    other: Expression,
  ): Test | undefined {
    if (side.kind !== 'NullLiteral' || (operator !== '=' && operator !== '!=')) return undefined;
    const value = this.value(other);
    const expected = operator === '=';
    return (row, run) => (value(row, run) === null) === expected;
  }

  /** Exact and case-sensitive, without wildcards (rule 57). A multivalue or list on the right means its values. */
  private membership({ operand, items }: InExpression): Evaluate {
    const value = this.value(operand);
    const values = items.map((item) => ({
      evaluate: this.value(item),
      asText: item.kind === 'StringLiteral' || operand.kind === 'StringLiteral',
    }));
    return (row, run) => {
      const found = value(row, run);
      if (found === null) return null;
      let isKnown = true;
      for (const { evaluate, asText } of values) {
        const items = evaluate(row, run);
        if (items === null) isKnown = false;
        else if (valuesOf(items).some((item) => compare(found, '=', item, { asText }) === true))
          return true;
      }
      return isKnown ? false : null;
    };
  }

  private map({ entries }: MapLiteral): Evaluate {
    const compiled = entries.map(([key, value]) => [this.value(key), this.value(value)] as const);
    return (row, run) =>
      new Map(compiled.map(([key, value]) => [toText(key(row, run)), value(row, run)]));
  }

  private member({ object, member }: MemberExpression): Evaluate {
    const container = this.value(object);
    const key = this.value(member);
    return (row, run) => memberOf(container(row, run), key(row, run));
  }

  private call(expression: CallExpression): Evaluate {
    const { callee, args } = expression;
    const name = callee.text.toLowerCase();
    const definition = this.functions.get(name);
    if (definition === undefined) {
      const params = { name: callee.text, nearest: nearest(name, this.functions.keys()) };
      this.environment.report(splDiagnostic('unknown-function', params, this.at(callee.span)));
      for (const arg of args) this.value(arg);
      return () => null;
    }
    if (isBroken(expression)) {
      for (const arg of args) this.value(arg);
      return () => null;
    }
    if (!this.hasRightArity(expression, definition)) return () => null;
    if ('compile' in definition) return this.lazyCall(expression, definition);
    const values = args.map((arg) => this.value(arg));
    return (row, run) =>
      definition.call(
        values.map((value) => value(row, run)),
        run,
      );
  }

  private hasRightArity(
    { callee, args }: CallExpression,
    { arity: [min, max] }: EvalFunction,
  ): boolean {
    if (args.length >= min && args.length <= max) return true;
    const expected = countRange(min, max);
    const params = { name: callee.text, expected, found: args.length };
    this.environment.report(splDiagnostic('wrong-arity', params, this.at(callee.span)));
    return false;
  }

  private lazyCall(
    { callee, args, argNames }: CallExpression,
    definition: Extract<EvalFunction, { compile: unknown }>,
  ): Evaluate {
    const { environment } = this;
    return definition.compile(
      args.map((arg, index) => this.argument(arg, argNames?.[index])),
      {
        search: (text) => compileSearch(environment.parseSearch(text, callee.span)),
        problem: (message, index) => {
          const span = (index === undefined ? undefined : args[index]?.span) ?? callee.span;
          environment.report(engineDiagnostic('bad-argument', { message }, this.at(span)));
        },
      },
    );
  }

  private argument(expression: Expression, name: string | undefined): Argument {
    const isLiteral = expression.kind === 'StringLiteral' || expression.kind === 'NumberLiteral';
    return {
      // Conditions are compiled once; as a value, they return the result of the test.
      ...(isCondition(expression) ? this.condition(expression) : this.computed(expression)),
      field: expression.kind === 'FieldName' ? expression.name : undefined,
      literal: isLiteral ? expression.value : undefined,
      regex: expression.kind === 'RegexLiteral' ? expression : undefined,
      name,
      iterates: iteratorName(expression),
      reads: [...fieldsRead(expression)].map((read) => read.name),
    };
  }

  private condition(expression: Expression): Pick<Argument, 'evaluate' | 'test'> {
    const test = this.test(expression);
    return { evaluate: test, test };
  }

  private computed(expression: Expression): Pick<Argument, 'evaluate' | 'test'> {
    const evaluate = this.value(expression);
    return { evaluate, test: truthOf(evaluate) };
  }

  private at(span: Expression['span']) {
    return { source: this.environment.source, ...span };
  }
}

/** Whether it contains a syntax error, which is already reported; other problems would only follow from it. */
function isBroken(expression: Expression): boolean {
  return expression.kind === 'MissingExpression' || childrenOf(expression).some(isBroken);
}

function isCondition(expression: Expression): boolean {
  if (expression.kind === 'UnaryExpression') return expression.operator === 'NOT';
  if (expression.kind !== 'BinaryExpression') return false;
  const { operator } = expression;
  return COMPARISONS.has(operator) || operator === 'AND' || operator === 'OR' || operator === 'XOR';
}

function memberOf(container: FieldValue, key: FieldValue): FieldValue {
  if (isMap(container)) return container.get(toText(key)) ?? null;
  if (isList(container) && typeof key === 'number') return container.at(key) ?? null;
  return null;
}

function truthOf(evaluate: Evaluate): Test {
  return (row, run) => {
    const value = evaluate(row, run);
    if (typeof value === 'boolean' || value === null) return value;
    return typeof value === 'number' ? value !== 0 : null;
  };
}

function negation(test: Test): Test {
  return (row, run) => {
    const value = test(row, run);
    return value === null ? null : !value;
  };
}

function conjunction(left: Test, right: Test): Test {
  return (row, run) => {
    const a = left(row, run);
    if (a === false) return false;
    const b = right(row, run);
    return b === false ? false : a === null ? null : b;
  };
}

function disjunction(left: Test, right: Test): Test {
  return (row, run) => {
    const a = left(row, run);
    if (a === true) return true;
    const b = right(row, run);
    return b === true ? true : a === null ? null : b;
  };
}

function exclusive(left: Test, right: Test): Test {
  return (row, run) => {
    const a = left(row, run);
    const b = right(row, run);
    return a === null || b === null ? null : a !== b;
  };
}

type Compute = (left: FieldValue, right: FieldValue) => FieldValue;

/** Null if an operand is null or not numeric (rules 36, 46, 47). */
const ARITHMETIC: Partial<Readonly<Record<BinaryOperator, Compute>>> = {
  '.': joined,
  '+': (left, right) => {
    const isText = toNumber(left) === undefined || toNumber(right) === undefined;
    if (isText && typeof left === 'string' && typeof right === 'string') return left + right;
    return numeric(left, right, (a, b) => a + b);
  },
  '-': (left, right) => numeric(left, right, (a, b) => a - b),
  '*': (left, right) => numeric(left, right, (a, b) => a * b),
  '/': (left, right) => numeric(left, right, (a, b) => (b === 0 ? null : a / b)),
  '%': (left, right) => numeric(left, right, (a, b) => (b === 0 ? null : a % b)),
};

function joined(left: FieldValue, right: FieldValue): FieldValue {
  if (left === null || right === null) return null;
  return toText(left) + toText(right);
}

function numeric(
  left: FieldValue,
  right: FieldValue,
  compute: (a: number, b: number) => number | null,
): FieldValue {
  const a = toNumber(left);
  const b = toNumber(right);
  return a === undefined || b === undefined ? null : compute(a, b);
}

/** `"i"` in `iterator(list, "i")`. */
function iteratorName(expression: Expression): string | undefined {
  if (expression.kind !== 'CallExpression' || expression.callee.text.toLowerCase() !== 'iterator')
    return undefined;
  const [, name] = expression.args;
  return name?.kind === 'StringLiteral' ? name.value : undefined;
}

function countRange(min: number, max: number): string {
  if (min === max) return counted(min, 'argument');
  if (max === 1) return 'at most 1 argument';
  return `${min} ${max === Number.POSITIVE_INFINITY ? 'or more' : `to ${max}`} arguments`;
}
