import { toText } from '../../../events/field-value.ts';
import type { Throttling } from '../../../render/app/deployment.ts';
import { addTimespan, parseTimespan } from '../../../time/timespan.ts';
import type { FoundRow } from '../finding.ts';

/** Results without those that repeat an earlier one within the period of a throttling. */
export function throttled(
  found: readonly FoundRow[],
  throttling: Throttling | undefined,
): readonly FoundRow[] {
  const period = throttling && parseTimespan(throttling.period);
  if (throttling === undefined || period === undefined) return found;
  const ends = new Map<string, number>();
  return found.filter(({ row, now }) => {
    const key = JSON.stringify(throttling.fields.map((field) => toText(row.get(field))));
    const end = ends.get(key);
    if (end !== undefined && now < end) return false;
    ends.set(key, addTimespan(now, period));
    return true;
  });
}
