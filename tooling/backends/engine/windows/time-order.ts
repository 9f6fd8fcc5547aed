import type { Event } from '../../../events/event.ts';
import { toNumber } from '../../../events/field-value.ts';
import { SearchFailure } from '../../../events/run.ts';

/** The same rows, as long as their times only rise or only fall (fact 20). */
export function* inTimeOrder(rows: Iterable<Event>): Iterable<Event> {
  let last: number | undefined;
  let direction = 0;
  for (const row of rows) {
    const time = toNumber(row.get('_time'));
    const step = Math.sign((time ?? Number.NaN) - (last ?? time ?? Number.NaN));
    if (Number.isNaN(step)) throw new SearchFailure(NO_TIME);
    if (step * direction < 0) throw new SearchFailure(NO_ORDER);
    if (step !== 0) direction = step;
    last = time;
    yield row;
  }
}

const NO_TIME = 'streamstats time_window= needs rows with _time; a row has none';
const NO_ORDER =
  'streamstats time_window= needs rows in ascending or descending order of _time; sort them first';
