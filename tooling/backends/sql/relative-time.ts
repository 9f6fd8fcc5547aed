import type { Span } from '../../base/source.ts';
import { relativeTime as relativeTo } from '../../time/relative-time.ts';
import { timeUnit } from '../../time/time-unit.ts';
import { addUnits, startOfUnit } from './calendar.ts';
import { Refused } from './refused.ts';
import { nothing, number, type Sql } from './sql.ts';

/** Applies a time modifier to a time, step by step: `-1d@d`. */
export function relativeTime(time: Sql, modifier: string, { span }: { readonly span: Span }): Sql {
  const zero = relativeTo(0, modifier);
  if (zero === undefined) return nothing('number');
  if (time.kind === 'number') return number(relativeTo(time.value, modifier) ?? 0);
  const text = modifier.trim().replace(/^now(?=$|[-+@])/i, '');
  const steps = [...text.matchAll(/([-+])(\d*)([a-z]+)|@([a-z]+)([0-7]?)/gi)];
  return steps.reduce<Sql>((result, step) => applied(result, step, span), time);
}

function applied(
  time: Sql,
  [, sign, digits, name = '', snapped, weekday]: RegExpMatchArray,
  span: Span,
): Sql {
  const unit = timeUnit(snapped ?? name);
  if (unit === undefined) throw new Refused('the modifier is not valid', span);
  if (snapped !== undefined) return startOfUnit(time, unit, Number(weekday ?? '') % 7);
  const amount = digits === '' ? 1 : Number(digits);
  return addUnits(time, sign === '-' ? -amount : amount, unit);
}
