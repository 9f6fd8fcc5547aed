import { type FieldValue, isList, toNumber, toText, valuesOf } from '../../events/field-value.ts';

/** The operators that compare two values. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** How a comparison treats text. */
export interface CompareOptions {
  /** One side is a quoted literal: compares as text, even if both read as numbers (fact 23). */
  readonly asText: boolean;
}

/**
 * Compares like `where` and `eval`: a comparison with null is null (rule 37), numbers compare numerically (rule 40),
 * anything else by code unit (rule 42). A multivalue matches if any of its values does (rule 43).
 */
export function compare(
  left: FieldValue,
  operator: Comparison,
  right: FieldValue,
  options: CompareOptions,
): boolean | null {
  if (left === null || right === null) return null;
  if (!isList(left) && !isList(right)) return compareScalars(left, operator, right, options);
  return valuesOf(left).some((a) =>
    valuesOf(right).some((b) => compareScalars(a, operator, b, options) === true),
  );
}

function compareScalars(
  left: FieldValue,
  operator: Comparison,
  right: FieldValue,
  { asText }: CompareOptions,
): boolean {
  const a = asText ? undefined : toNumber(left);
  const b = a === undefined ? undefined : toNumber(right);
  if (a !== undefined && b !== undefined) {
    // NaN differs from every number, including itself.
    if (Number.isNaN(a) || Number.isNaN(b)) return operator === '!=';
    return holds(a < b ? -1 : a > b ? 1 : 0, operator);
  }
  const x = toText(left);
  const y = toText(right);
  return holds(x < y ? -1 : x > y ? 1 : 0, operator);
}

function holds(order: number, operator: Comparison): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

/** The order of values that `sort`, `min` and `max` use: numbers before text, numbers numerically. */
export function orderOf(left: FieldValue, right: FieldValue): number {
  const a = toNumber(left);
  const b = toNumber(right);
  if (a !== undefined && b !== undefined) return a - b;
  if (a !== undefined) return -1;
  if (b !== undefined) return 1;
  const x = toText(left);
  const y = toText(right);
  return x < y ? -1 : x > y ? 1 : 0;
}
