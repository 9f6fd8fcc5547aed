import type { Event } from '../../../events/event.ts';
import { type FieldValue, toText, valuesOf } from '../../../events/field-value.ts';
import type { GeoLocation, Operator } from '../../../events/run.ts';
import type { Locate } from '../../../plan/plan.ts';

/** Sets fields to the location of an IP address. */
export function locate(field: string, outputs: Locate['outputs']): Operator {
  return function* (rows, run) {
    const { geo } = run;
    if (geo === undefined) {
      run.warn('iplocation adds no fields without a MaxMind (.mmdb) database');
      yield* rows;
      return;
    }
    for (const row of rows) {
      const [address] = valuesOf(row.get(field)).map(toText);
      const location = address === undefined ? undefined : geo(address);
      yield location === undefined ? row : located(row, location, outputs);
    }
  };
}

function located(row: Event, location: GeoLocation, outputs: Locate['outputs']): Event {
  const copy = new Map<string, FieldValue>(row);
  for (const { property, as } of outputs) {
    const value = location[property];
    if (value !== undefined) copy.set(as, value);
  }
  return copy;
}
