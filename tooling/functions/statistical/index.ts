import type { StatisticalFunction } from '../statistical-function.ts';
import { average } from './avg.ts';
import { count } from './count.ts';
import { distinctCount } from './distinct_count.ts';
import { earliest } from './earliest.ts';
import { earliestTime } from './earliest_time.ts';
import { estimateError } from './estdc_error.ts';
import { first } from './first.ts';
import { last } from './last.ts';
import { latest } from './latest.ts';
import { latestTime } from './latest_time.ts';
import { list } from './list.ts';
import { maximum } from './max.ts';
import { median } from './median.ts';
import { minimum } from './min.ts';
import { mode } from './mode.ts';
import { percentile } from './perc.ts';
import { range } from './range.ts';
import { rate } from './rate.ts';
import { sparkline } from './sparkline.ts';
import { stdev } from './stdev.ts';
import { stdevp } from './stdevp.ts';
import { total } from './sum.ts';
import { sumsq } from './sumsq.ts';
import { values } from './values.ts';
import { variance } from './var.ts';
import { varianceP } from './varp.ts';

/** Every statistical function, one per line. */
export const statisticalFunctionList: readonly StatisticalFunction[] = [
  average,
  count,
  distinctCount,
  earliest,
  earliestTime,
  estimateError,
  first,
  last,
  latest,
  latestTime,
  list,
  maximum,
  median,
  minimum,
  mode,
  percentile,
  range,
  rate,
  sparkline,
  stdev,
  stdevp,
  total,
  sumsq,
  values,
  variance,
  varianceP,
];

/** The functions by name and alias. */
export const statisticalFunctions: ReadonlyMap<string, StatisticalFunction> = new Map(
  statisticalFunctionList.flatMap((definition) =>
    [definition.name, ...(definition.aliases ?? [])].map((name) => [name, definition] as const),
  ),
);

export interface FoundFunction {
  readonly definition: StatisticalFunction;
  /** The number in perc95 and similar functions. */
  readonly parameter?: number;
}

/** The function with a lower-case name; percentiles have their number in the name. */
export function findStatisticalFunction(name: string): FoundFunction | undefined {
  const definition = statisticalFunctions.get(name);
  if (definition !== undefined) return { definition };
  const [, prefix = '', digits] = /^([a-z]+)(\d{1,3}(?:\.\d+)?)$/.exec(name) ?? [];
  const numbered = statisticalFunctions.get(prefix);
  return numbered?.isNumbered ? { definition: numbered, parameter: Number(digits) } : undefined;
}
