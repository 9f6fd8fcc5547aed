import { needsExtent } from '../../../plan/bins.ts';
import type { Bin } from '../../../plan/plan.ts';
import { monthsPerUnit } from '../../../time/time-unit.ts';
import type { Timespan } from '../../../time/timespan.ts';
import { startOfMonths, startOfPeriod, startOfUnit } from '../calendar.ts';
import { Refused } from '../refused.ts';
import type { Relation } from '../relation.ts';
import { caseOf, column, type Sql, test } from '../sql.ts';
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

function startOf(
  time: Sql,
  { amount, unit, seconds, weekday }: Timespan,
  place: Bin['field']['span'],
): Sql {
  const months = monthsPerUnit[unit];
  if (months !== undefined && Number.isInteger(months * amount))
    return startOfMonths(time, months * amount);
  if (months !== undefined) throw new Refused('parts of months are not translated', place);
  if (weekday !== undefined && amount === 1) return startOfUnit(time, 'w', weekday);
  return startOfPeriod(time, { length: seconds, origin: 0 });
}
