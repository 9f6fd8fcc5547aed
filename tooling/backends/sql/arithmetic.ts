import { type Arithmetic, type Expr, isText } from '../../plan/expression.ts';
import { call, caseOf, nothing, number, type Sql, type SqlFunction, test, text } from './sql.ts';
import type { Scope } from './translation.ts';
import { asNumber, asText } from './values.ts';

type ValueOf = (expr: Expr, scope: Scope) => Sql;

/** Null if an operand is null or no number; `.` and `+` also join texts. */
export function arithmetic(expr: Arithmetic, scope: Scope, sqlOf: ValueOf): Sql {
  const [left, right] = [expr.left, expr.right].map((side) => scope.shared(sqlOf(side, scope)));
  if (left === undefined || right === undefined) throw new Error('arithmetic has two operands');
  if (expr.op === '.' || (expr.op === '+' && (isTextual(expr.left) || isTextual(expr.right))))
    return joined(left, right);
  const result = calculated(expr, { left, right, scope });
  return expr.op === '+' && mayBeTexts(left, right) ? joinedOrAdded(left, right, result) : result;
}

function isTextual(expr: Expr): boolean {
  if (expr.kind !== 'arithmetic') return isText(expr);
  return expr.op === '.' || (expr.op === '+' && (isTextual(expr.left) || isTextual(expr.right)));
}

function joined(left: Sql, right: Sql): Sql {
  return call('concat', [writtenText(left), writtenText(right)], 'text');
}

/** A decimal literal joins as it is written. */
function writtenText(value: Sql): Sql {
  return value.kind === 'number' && value.written !== undefined
    ? text(value.written)
    : asText(value);
}

function mayBeTexts(left: Sql, right: Sql): boolean {
  return (
    left.type === 'text' && right.type === 'text' && left.kind !== 'null' && right.kind !== 'null'
  );
}

function joinedOrAdded(left: Sql, right: Sql, sum: Sql): Sql {
  const areNumbers = test(
    'and',
    test('is-not-null', asNumber(left)),
    test('is-not-null', asNumber(right)),
  );
  return caseOf([[areNumbers, asText(sum)]], joined(left, right));
}

interface Operands {
  readonly left: Sql;
  readonly right: Sql;
  readonly scope: Scope;
}

const OPERATIONS: Readonly<Record<Exclude<Arithmetic['op'], '.'>, SqlFunction>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
};

/** Rounded to the digits of decimals among the operands, as texts have them (fact 35). */
function calculated({ op, isExact = false }: Arithmetic, { left, right, scope }: Operands): Sql {
  if (op === '.') throw new Error('joins are no calculation');
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a.kind === 'null' || b.kind === 'null') return nothing('number');
  const plain = call(OPERATIONS[op], [a, b], 'number');
  const result =
    op === '/' || op === '%'
      ? caseOf([[test('unequal', b, number(0)), plain]], nothing('number'))
      : plain;
  const decimals = [left, right].flatMap((value) => decimalsOf(value, scope) ?? []);
  if (isExact || decimals.length === 0) return result;
  const shared = scope.shared(result);
  return op === '*' || op === '/'
    ? withSignificant(shared, decimals, scope)
    : withDecimals(shared, decimals, scope);
}

/** The digits behind and around the point of a text that is a decimal; null for other texts. */
interface Decimals {
  readonly fraction: Sql;
  readonly significant: Sql;
}

function decimalsOf(value: Sql, scope: Scope): Decimals | undefined {
  if (value.kind === 'number')
    return value.written === undefined ? undefined : ofText(value.written);
  if (value.kind === 'text') return ofText(value.text);
  if (value.type !== 'text' || value.kind === 'null') return undefined;
  const pattern = text('\\A[+-]?[0-9]*\\.[0-9]+\\z');
  const isDecimal = test('matches', value, pattern);
  const group = (source: string) =>
    call(
      'first-match',
      [value, text(source), { kind: 'integer', value: 1, type: 'number' }],
      'text',
    );
  const length = (part: Sql) => call('length', [part], 'number');
  const digits = call(
    'replace-text',
    [group('\\A[+-]?[0.]*([0-9.]*)\\z'), text('.'), text('')],
    'text',
  );
  const hasDigits = test('and', isDecimal, test('more', length(digits), number(0)));
  const none = nothing('number');
  return {
    fraction: scope.shared(caseOf([[hasDigits, length(group('\\.([0-9]+)\\z'))]], none)),
    significant: scope.shared(caseOf([[hasDigits, length(digits)]], none)),
  };
}

function ofText(written: string): Decimals | undefined {
  const [, whole = '', fraction] = /^[+-]?(\d*)\.(\d+)$/.exec(written) ?? [];
  if (fraction === undefined) return undefined;
  const significant = `${whole}${fraction}`.replace(/^0+/, '').length;
  if (significant === 0) return undefined;
  return { fraction: number(fraction.length), significant: number(significant) };
}

/** The most decimals that are told apart; doubles have no more. */
const MOST_DECIMALS = 15;

function withDecimals(result: Sql, decimals: readonly Decimals[], scope: Scope): Sql {
  return rounded(result, scope.shared(smallest(decimals.map(({ fraction }) => fraction))));
}

function withSignificant(result: Sql, decimals: readonly Decimals[], scope: Scope): Sql {
  const size = call('abs', [result], 'number');
  const magnitude = call('floor', [call('log-10', [size], 'number')], 'number');
  const isZero = test('equal', result, number(0));
  const integers = caseOf([[isZero, number(1)]], call('add', [magnitude, number(1)], 'number'));
  const significant = smallest(decimals.map((one) => one.significant));
  return rounded(result, scope.shared(call('subtract', [significant, integers], 'number')));
}

/** The smallest that is not null. */
function smallest(values: readonly Sql[]): Sql {
  const [first = nothing('number'), second] = values;
  if (second === undefined) return first;
  if (first.kind === 'number' && second.kind === 'number')
    return number(Math.min(first.value, second.value));
  return caseOf(
    [
      [test('is-null', first), second],
      [test('is-null', second), first],
      [test('less', first, second), first],
    ],
    second,
  );
}

/** With so many decimals, each number of them in a branch of its own: SQL rounds to literals only. */
function rounded(result: Sql, places: Sql): Sql {
  if (places.kind === 'number') return asDecimals(result, places.value);
  const branches = Array.from({ length: MOST_DECIMALS + 1 }, (_, count) => {
    const isCount =
      count === 0 ? test('at-most', places, number(0)) : test('equal', places, number(count));
    return [isCount, asText(asDecimals(result, count))] as const;
  });
  return caseOf(branches, asText(result));
}

/** Half away from zero. Whole numbers are numbers, others texts. */
export function asDecimals(value: Sql, places: number): Sql {
  const count = Math.max(0, Math.min(MOST_DECIMALS, Math.trunc(places)));
  const fixed = call(
    'fixed-decimals',
    [value, { kind: 'integer', value: count, type: 'number' }],
    'text',
  );
  return count === 0 ? call('number-of-text', [fixed], 'number') : fixed;
}
