import { addTime, startOf } from './calendar.ts';
import { timeUnit } from './time-unit.ts';

/**
 * Applies a time modifier to a time, step by step (rules 86, 87): `-1d@d`, `@w1`, `-1mon@mon+3h`.
 * Undefined if it is not valid.
 *
 * ```
 * modifier : "now"? (offset | snap)*
 * offset   : ("+" | "-") digits? unit
 * snap     : "@" unit
 * ```
 */
export function relativeTime(time: number, modifier: string): number | undefined {
  const text = modifier.trim().replace(/^now(?=$|[-+@])/i, '');
  let result = time;
  let position = 0;
  while (position < text.length) {
    STEP.lastIndex = position;
    const match = STEP.exec(text);
    const next = match === null ? undefined : applyStep(result, match);
    if (next === undefined) return undefined;
    result = next;
    position = STEP.lastIndex;
  }
  return result;
}

const STEP = /([-+])(\d*)([a-z]+)|@([a-z]+)([0-7]?)/iy;

function applyStep(time: number, match: RegExpExecArray): number | undefined {
  const [, sign, digits, name = '', snapName, weekday] = match;
  if (snapName !== undefined) return snap(time, snapName, weekday ?? '');
  const unit = timeUnit(name);
  if (unit === undefined) return undefined;
  const amount = digits === '' ? 1 : Number(digits);
  return addTime(time, sign === '-' ? -amount : amount, unit);
}

function snap(time: number, name: string, weekday: string): number | undefined {
  const unit = timeUnit(name);
  if (unit === undefined || (weekday !== '' && unit !== 'w')) return undefined;
  // Both 0 and 7 are Sunday.
  return startOf(time, unit, Number(weekday) % 7);
}
