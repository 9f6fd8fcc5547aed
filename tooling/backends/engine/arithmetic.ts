import { type FieldValue, joinedText, toNumber, toText } from '../../events/field-value.ts';
import { roundedTo } from '../../functions/rounded.ts';
import {
  type Arithmetic,
  type ArithmeticOperator,
  type Expr,
  isText,
} from '../../plan/expression.ts';

type Compute = (left: FieldValue, right: FieldValue) => FieldValue;

/** Null if an operand is null or not numeric (rules 36, 46, 47). */
export function arithmetic({ op, left, right, isExact = false }: Arithmetic): Compute {
  if (op === '.') return joined;
  // A quoted literal is text, even if it reads as a number (fact 24).
  if (op === '+' && (isTextual(left) || isTextual(right))) return joined;
  const compute = OPERATIONS[op];
  const calculate: Compute = (a, b) => calculated(a, b, { op, compute, isExact });
  return op === '+' ? (a, b) => texts(a, b) ?? calculate(a, b) : calculate;
}

/** Whether an expression is text whatever the row: a quoted literal, or something joined with one. */
function isTextual(expr: Expr): boolean {
  if (expr.kind !== 'arithmetic') return isText(expr);
  return expr.op === '.' || (expr.op === '+' && (isTextual(expr.left) || isTextual(expr.right)));
}

function joined(left: FieldValue, right: FieldValue): FieldValue {
  if (left === null || right === null) return null;
  return joinedText([toText(left), toText(right)], '');
}

/** Two texts of which one is no number, joined. */
function texts(left: FieldValue, right: FieldValue): string | undefined {
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const areNumbers = toNumber(left) !== undefined && toNumber(right) !== undefined;
  return areNumbers ? undefined : joinedText([left, right], '');
}

type Operation = (a: number, b: number) => number | null;

const OPERATIONS: Readonly<Record<Exclude<ArithmeticOperator, '.'>, Operation>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
  '%': (a, b) => (b === 0 ? null : a % b),
};

interface Calculation {
  readonly op: ArithmeticOperator;
  readonly compute: Operation;
  readonly isExact: boolean;
}

function calculated(
  left: FieldValue,
  right: FieldValue,
  { op, compute, isExact }: Calculation,
): FieldValue {
  const a = toNumber(left);
  const b = toNumber(right);
  if (a === undefined || b === undefined) return null;
  const result = compute(a, b);
  if (isExact || result === null || !Number.isFinite(result)) return result;
  const isProduct = op === '*' || op === '/';
  const limits = [left, right].flatMap((value) => digitsOf(value) ?? []);
  if (limits.length === 0) return result;
  const decimals = Math.min(
    ...limits.map((digits) => (isProduct ? digits.significant : digits.decimals)),
  );
  return roundedTo(result, isProduct ? decimals - integerDigits(result) : decimals);
}

interface Digits {
  readonly significant: number;
  readonly decimals: number;
}

/** How precise a decimal is by its text; undefined for whole numbers and computed values, which are exact. */
function digitsOf(value: FieldValue): Digits | undefined {
  if (typeof value !== 'string') return undefined;
  const [, whole = '', fraction] = /^[+-]?(\d*)\.(\d+)$/.exec(value) ?? [];
  if (fraction === undefined) return undefined;
  const significant = `${whole}${fraction}`.replace(/^0+/, '').length;
  return significant === 0 ? undefined : { significant, decimals: fraction.length };
}

/** Digits before the decimal point; negative for leading zeros behind it. */
function integerDigits(value: number): number {
  return value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
}
