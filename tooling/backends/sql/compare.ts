import { toNumber } from '../../events/field-value.ts';
import { type ComparisonOperator, comparesAsText, type Expr } from '../../plan/expression.ts';
import { caseOf, number, type Sql, type SqlFunction, test, text } from './sql.ts';
import type { Scope } from './translation.ts';
import { anyOf, asNumber, asText } from './values.ts';

const OPERATORS: Readonly<Record<ComparisonOperator, SqlFunction>> = {
  '=': 'equal',
  '!=': 'unequal',
  '<': 'less',
  '<=': 'at-most',
  '>': 'more',
  '>=': 'at-least',
};

interface Comparison {
  readonly left: Expr;
  readonly op: ComparisonOperator;
  readonly right: Expr;
}

interface Reading {
  readonly scope: Scope;
  readonly sqlOf: (expr: Expr, scope: Scope) => Sql;
}

/** Compares as `where` does: null with null, numbers by value, other values as texts, and any value of several. */
export function compared({ left, op, right }: Comparison, { scope, sqlOf }: Reading): Sql {
  const asTexts = comparesAsText(left, right);
  const values = [left, right].map((side) => sqlOf(side, scope));
  const isWrittenOnce = asTexts || values.every(({ type }) => type === 'number');
  const [a, b] = isWrittenOnce ? values : values.map((value) => scope.shared(value));
  if (a === undefined || b === undefined) throw new Error('a comparison has two sides');
  return anyOf(a, scope.newParameter(), (x) =>
    anyOf(b, scope.newParameter(), (y) => scalars(x, op, y, asTexts)),
  );
}

function scalars(left: Sql, op: ComparisonOperator, right: Sql, asTexts: boolean): Sql {
  const fn = OPERATORS[op];
  if (asTexts) return exactNumber(left, op, right) ?? test(fn, asText(left), asText(right));
  if (left.type === 'number' && right.type === 'number') return test(fn, left, right);
  if (left.type === 'boolean' && right.type === 'boolean') return test(fn, left, right);
  const [a, b] = [asNumber(left), asNumber(right)];
  const areNumbers = [a, b]
    .filter(({ kind }) => kind !== 'number')
    .map((one) => test('is-not-null', one));
  const texts = test(fn, asText(left), asText(right));
  if (a.kind === 'null' || b.kind === 'null') return texts;
  const [first] = areNumbers;
  if (first === undefined) return test(fn, a, b);
  const condition = areNumbers.length === 1 ? first : test('and', ...areNumbers);
  return caseOf([[condition, test(fn, a, b)]], texts);
}

/** A number is equal to the text that it is written as, and to no other. */
function exactNumber(left: Sql, op: ComparisonOperator, right: Sql): Sql | undefined {
  if (op !== '=' && op !== '!=') return undefined;
  if (left.kind === 'text' && right.type === 'number') return exactNumber(right, op, left);
  if (left.type !== 'number' || right.kind !== 'text') return undefined;
  const value = toNumber(right.text);
  if (value === undefined || String(value) !== right.text) return undefined;
  return test(OPERATORS[op], left, number(value));
}

/** A value compared with a literal text by order: numbers by value, else as texts. */
export function ordered(value: Sql, op: ComparisonOperator, limit: string): Sql {
  return scalars(value, op, toNumber(limit) === undefined ? text(limit) : literalOf(limit), false);
}

/** A text that is compared as a number with numbers, and as it is written with texts. */
function literalOf(limit: string): Sql {
  return { kind: 'text', text: limit, type: 'text' };
}
