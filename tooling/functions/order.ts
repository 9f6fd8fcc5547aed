import { byCodeUnit } from '../base/order.ts';
import { type FieldValue, toNumber, toText } from '../events/field-value.ts';

/** Numbers sort before strings; numbers numerically, strings by code unit (rules 85, 108). */
export function compareValues(left: FieldValue, right: FieldValue): number {
  const a = toNumber(left);
  const b = toNumber(right);
  if (a !== undefined && b !== undefined) return a - b;
  if (a !== undefined || b !== undefined) return a === undefined ? 1 : -1;
  return byCodeUnit(toText(left), toText(right));
}
