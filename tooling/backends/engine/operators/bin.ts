import { held } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import { type FieldValue, toFieldValue, toNumber, valuesOf } from '../../../events/field-value.ts';
import type { Operator } from '../../../events/run.ts';
import { type Bins, needsExtent } from '../../../plan/bins.ts';
import type { Binning } from '../bins/binning.ts';
import { binningOf, isIncluded } from '../bins/binning-of.ts';
import { extentOf } from '../bins/extent.ts';

/** The field to put into bins, and their size. */
export interface BinOptions {
  readonly field: string;
  readonly as: string;
  readonly bins: Bins;
}

/** Names the bins of the values of a field. */
export function bin({ field, as, bins }: BinOptions): Operator {
  const named = function* (rows: Iterable<Event>, binning: Binning): Iterable<Event> {
    for (const row of rows) {
      const values = valuesOf(row.get(field)).filter((value) => isKept(value, bins));
      // Rows out of bounds are removed; rows without the field are kept.
      if (values.length === 0 && row.has(field)) continue;
      const labels = toFieldValue(values.map((value) => labelOf(value, binning)));
      yield labels === null ? row : new Map(row).set(as, labels);
    }
  };
  return (input, run) => {
    if (!needsExtent(bins)) return named(input, binningOf(bins, undefined, run));
    return held(input, run, (rows) =>
      named(rows, binningOf(bins, extentOf(valuesIn(rows, field)), run)),
    );
  };
}

function* valuesIn(rows: readonly Event[], field: string): Iterable<FieldValue | undefined> {
  for (const row of rows) yield row.get(field);
}

function isKept(value: FieldValue, bins: Bins): boolean {
  const number = toNumber(value);
  return number === undefined || isIncluded(number, bins);
}

/** Values that are not numbers do not change. */
function labelOf(value: FieldValue, binning: Binning): FieldValue {
  const number = toNumber(value);
  return number === undefined ? value : binning.label(binning.start(number));
}
