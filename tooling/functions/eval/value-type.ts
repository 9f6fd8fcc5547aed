import { type FieldValue, toNumber } from '../../events/field-value.ts';
import type { Evaluate } from '../../events/run.ts';
import type { Argument } from '../eval-function.ts';

/** The types that `typeof` names. */
export type ValueType = 'Number' | 'String' | 'Bool' | 'Invalid';

/** A function of the type of its argument. A quoted literal is text, whatever it reads as (fact 23); a field is not. */
export function ofType(
  result: (type: ValueType, value: FieldValue) => FieldValue,
): (args: readonly Argument[]) => Evaluate {
  return ([argument]) => {
    const isQuoted = typeof argument?.literal === 'string';
    return (row, run) => {
      const value = argument?.evaluate(row, run) ?? null;
      return result(isQuoted ? 'String' : typeOf(value), value);
    };
  };
}

function typeOf(value: FieldValue): ValueType {
  if (value === null) return 'Invalid';
  if (typeof value === 'boolean') return 'Bool';
  return toNumber(value) === undefined ? 'String' : 'Number';
}
