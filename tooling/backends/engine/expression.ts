import {
  type FieldValue,
  isList,
  isMap,
  toNumber,
  toText,
  valuesOf,
} from '../../events/field-value.ts';
import type { Evaluate, Test } from '../../events/run.ts';
import { functionsById } from '../../functions/by-id.ts';
import type { Argument } from '../../functions/eval-function.ts';
import {
  type Call,
  type Compare,
  comparesAsText,
  type Expr,
  isText,
  type Logic,
  type MapOf,
  type Member,
  type Membership,
} from '../../plan/expression.ts';
import { fieldsRead } from '../../plan/reads.ts';
import { arithmetic } from './arithmetic.ts';
import { mayCompute } from './bounded.ts';
import { compare } from './compare.ts';
import type { Engine } from './environment.ts';
import { compileMatch } from './match.ts';
import { compileClause } from './subsearch.ts';

/** Compiles expressions into closures. */
export class ExpressionCompiler {
  private readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** The expression as a condition. */
  test(expr: Expr): Test {
    switch (expr.kind) {
      case 'logic': {
        const tests = expr.operands.map((operand) => this.test(operand));
        const combine = (expr.nulls === 'two-valued' ? TWO_VALUED : THREE_VALUED)[expr.op];
        return combine(tests);
      }
      case 'compare':
        return this.comparison(expr);
      case 'match':
        return compileMatch(expr);
      case 'scope':
        return () => true;
      case 'clause':
        return compileClause(expr, this.engine, (read) => this.test(read));
      default:
        return truthOf(this.value(expr));
    }
  }

  /** The expression as a value. */
  value(expr: Expr): Evaluate {
    switch (expr.kind) {
      case 'literal': {
        const { value } = expr;
        return () => value;
      }
      case 'field': {
        const { name } = expr;
        return (row) => row.get(name) ?? null;
      }
      case 'arithmetic': {
        const left = this.written(expr.left);
        const right = this.written(expr.right);
        const compute = arithmetic(expr);
        return (row, run) => compute(left(row, run), right(row, run));
      }
      case 'negative': {
        const value = this.value(expr.operand);
        return (row, run) => {
          const number = toNumber(value(row, run));
          return number === undefined ? null : -number;
        };
      }
      case 'in':
        return this.membership(expr);
      case 'call':
        return this.call(expr);
      case 'list': {
        const items = expr.items.map((item) => this.value(item));
        return (row, run) => items.map((item) => item(row, run));
      }
      case 'map':
        return this.map(expr);
      case 'member':
        return this.member(expr);
      case 'regex':
        return () => null;
      default:
        return this.test(expr);
    }
  }

  /** The value with the digits that it is written with: what fields hold, and arithmetic goes by (fact 35). */
  written(expr: Expr): Evaluate {
    if (expr.kind !== 'literal' || expr.text === undefined) return this.value(expr);
    const { text } = expr;
    return () => text;
  }

  private comparison(expr: Compare): Test {
    const { op } = expr;
    const left = this.value(expr.left);
    const right = this.value(expr.right);
    const options = { asText: comparesAsText(expr.left, expr.right) };
    return (row, run) => compare(left(row, run), op, right(row, run), options);
  }

  /** Exact and case-sensitive, without wildcards (rule 57). A multivalue or list on the right means its values. */
  private membership({ operand, items }: Membership): Evaluate {
    const value = this.value(operand);
    const values = items.map((item) => ({
      evaluate: this.value(item),
      asText: comparesAsText(item, operand),
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

  private map({ entries }: MapOf): Evaluate {
    const compiled = entries.map(([key, value]) => [this.value(key), this.value(value)] as const);
    return (row, run) =>
      new Map(compiled.map(([key, value]) => [toText(key(row, run)), value(row, run)]));
  }

  private member({ object, member }: Member): Evaluate {
    const container = this.value(object);
    const key = this.value(member);
    return (row, run) => memberOf(container(row, run), key(row, run));
  }

  private call({ fn, args, argNames }: Call): Evaluate {
    const definition = functionsById.get(fn);
    if (definition === undefined) throw new Error(`the plan calls "${fn}", which is no function`);
    if ('compile' in definition)
      return definition.compile(args.map((arg, index) => this.argument(arg, argNames?.[index])));
    const values = args.map((arg) => this.value(arg));
    return (row, run) => {
      const given = values.map((value) => value(row, run));
      return mayCompute(given, run) ? definition.call(given, run) : null;
    };
  }

  private argument(expr: Expr, name: string | null | undefined): Argument {
    const value = expr.kind === 'literal' ? expr.value : null;
    return {
      // Conditions are compiled once; as a value, they return the result of the test.
      ...(isCondition(expr) ? this.condition(expr) : this.computed(expr)),
      field: expr.kind === 'field' ? expr.name : undefined,
      literal: typeof value === 'string' || typeof value === 'number' ? value : undefined,
      regex: expr.kind === 'regex' ? { pattern: expr.regex, flags: expr.flags } : undefined,
      name: name ?? undefined,
      iterates: iteratorName(expr),
      reads: fieldsRead(expr).map(({ text }) => text),
    };
  }

  private condition(expr: Expr): Pick<Argument, 'evaluate' | 'test'> {
    const test = this.test(expr);
    return { evaluate: test, test };
  }

  private computed(expr: Expr): Pick<Argument, 'evaluate' | 'test'> {
    const evaluate = this.value(expr);
    return { evaluate, test: truthOf(evaluate) };
  }
}

function isCondition({ kind }: Expr): boolean {
  return (
    kind === 'logic' ||
    kind === 'compare' ||
    kind === 'match' ||
    kind === 'scope' ||
    kind === 'clause'
  );
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

function conjunction(tests: readonly Test[]): Test {
  const [left, right, ...others] = tests;
  if (left === undefined || right === undefined || others.length > 0) return all(tests);
  return (row, run) => {
    const a = left(row, run);
    if (a === false) return false;
    const b = right(row, run);
    return b === false ? false : a === null ? null : b;
  };
}

function all(tests: readonly Test[]): Test {
  return (row, run) => {
    let outcome: boolean | null = true;
    for (const test of tests) {
      const value = test(row, run);
      if (value === false) return false;
      if (value === null) outcome = null;
    }
    return outcome;
  };
}

function disjunction(tests: readonly Test[]): Test {
  const [left, right, ...others] = tests;
  if (left === undefined || right === undefined || others.length > 0) return any(tests);
  return (row, run) => {
    const a = left(row, run);
    if (a === true) return true;
    const b = right(row, run);
    return b === true ? true : a === null ? null : b;
  };
}

function any(tests: readonly Test[]): Test {
  return (row, run) => {
    let outcome: boolean | null = false;
    for (const test of tests) {
      const value = test(row, run);
      if (value === true) return true;
      if (value === null) outcome = null;
    }
    return outcome;
  };
}

function exclusive(tests: readonly Test[]): Test {
  return (row, run) => {
    let outcome = false;
    for (const test of tests) {
      const value = test(row, run);
      if (value === null) return null;
      outcome = outcome !== value;
    }
    return outcome;
  };
}

function every(tests: readonly Test[]): Test {
  return (row, run) => {
    for (const test of tests) if (test(row, run) !== true) return false;
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  return (row, run) => {
    for (const test of tests) if (test(row, run) === true) return true;
    return false;
  };
}

/** In three-valued logic (rules 37 to 39). */
const THREE_VALUED: Readonly<Record<Logic['op'], (tests: readonly Test[]) => Test>> = {
  and: conjunction,
  or: disjunction,
  xor: exclusive,
  not: ([test = unknown]) => negation(test),
};

const unknown: Test = () => null;

/** Where null is false. */
const TWO_VALUED: Readonly<Record<Logic['op'], (tests: readonly Test[]) => Test>> = {
  and: every,
  or: some,
  xor: exclusive,
  not:
    ([test = unknown]) =>
    (row, run) =>
      test(row, run) !== true,
};

/** `"i"` in `iterator(list, "i")`. */
function iteratorName(expr: Expr): string | undefined {
  if (expr.kind !== 'call' || expr.fn !== 'spl2.iterator') return undefined;
  const [, name] = expr.args;
  return isText(name) ? name.value : undefined;
}
