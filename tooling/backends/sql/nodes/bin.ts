import { needsExtent } from '../../../plan/bins.ts';
import type { Bin } from '../../../plan/plan.ts';
import { monthsPerUnit } from '../../../time/time-unit.ts';
import type { Timespan } from '../../../time/timespan.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { call, caseOf, column, integer, number, type Sql, test } from '../sql.ts';
import { Scope, type Translation } from '../translation.ts';
import { asNumber, asText, mapped } from '../values.ts';

/** The start of the bucket of a time. */
export function bin({ input, field, as, bins }: Bin, translation: Translation): Relation {
  if (
    bins.kind !== 'time' ||
    needsExtent(bins) ||
    bins.span === undefined ||
    bins.align !== undefined
  )
    throw new Refused('bins that depend on the values are not translated', field.span);
  if (bins.from !== undefined || bins.to !== undefined)
    throw new Refused('bins with bounds are not translated', field.span);
  const { span } = bins;
  const relation = translation.relation(input);
  const known = relation.fields.get(field.text);
  if (known === undefined) return relation;
  const scope = new Scope(translation, relation);
  const value = mapped(column(known.id, known.type), scope.newParameter(), (one) =>
    label(one, span, field.span),
  );
  return translation.steps.extend(relation, [[as.text, value]]);
}

/** Values that are no numbers stay. */
function label(value: Sql, span: Timespan, place: Bin['field']['span']): Sql {
  const time = asNumber(value);
  const start = startOf(time, span, place);
  if (value.type === 'number') return start;
  return caseOf([[test('is-null', time), asText(value)]], asText(start));
}

/** Monday, 5 January 1970, and the days before it back to Sunday, in seconds. */
const FIRST_SUNDAY = 3 * 86_400;

function startOf(
  time: Sql,
  { amount, unit, seconds, weekday }: Timespan,
  place: Bin['field']['span'],
): Sql {
  const months = monthsPerUnit[unit];
  if (months !== undefined) {
    if (!Number.isInteger(months * amount))
      throw new Refused('parts of months are not translated', place);
    return call('start-of-months', [time, integer(months * amount)], 'number');
  }
  const isSnapped = weekday !== undefined && amount === 1;
  const origin = isSnapped ? FIRST_SUNDAY + (weekday ?? 0) * 86_400 : 0;
  const length = isSnapped ? 7 * 86_400 : seconds;
  const shifted = origin === 0 ? time : call('subtract', [time, number(origin)], 'number');
  const count = call('floor', [call('divide', [shifted, number(length)], 'number')], 'number');
  const start = call('multiply', [count, number(length)], 'number');
  return origin === 0 ? start : call('add', [start, number(origin)], 'number');
}
