import { avgStatistic } from './avg.ts';
import { countStatistic } from './count.ts';
import { distinctCountStatistic } from './distinct_count.ts';
import { earliestStatistic } from './earliest.ts';
import { earliestTimeStatistic } from './earliest_time.ts';
import { firstStatistic } from './first.ts';
import { lastStatistic } from './last.ts';
import { latestStatistic } from './latest.ts';
import { latestTimeStatistic } from './latest_time.ts';
import { listStatistic } from './list.ts';
import { maxStatistic } from './max.ts';
import { medianStatistic } from './median.ts';
import { minStatistic } from './min.ts';
import { percStatistic } from './perc.ts';
import { rangeStatistic } from './range.ts';
import type { TranslatedStatistic } from './statistic.ts';
import { stdevStatistic } from './stdev.ts';
import { stdevpStatistic } from './stdevp.ts';
import { sumStatistic } from './sum.ts';
import { sumsqStatistic } from './sumsq.ts';
import { valuesStatistic } from './values.ts';
import { varStatistic } from './var.ts';
import { varpStatistic } from './varp.ts';

const all: readonly TranslatedStatistic[] = [
  avgStatistic,
  countStatistic,
  distinctCountStatistic,
  earliestStatistic,
  earliestTimeStatistic,
  firstStatistic,
  lastStatistic,
  latestStatistic,
  latestTimeStatistic,
  listStatistic,
  maxStatistic,
  medianStatistic,
  minStatistic,
  percStatistic,
  rangeStatistic,
  stdevStatistic,
  stdevpStatistic,
  sumStatistic,
  sumsqStatistic,
  valuesStatistic,
  varStatistic,
  varpStatistic,
];

/** The statistics that have a translation, by their name. */
export const statistics: ReadonlyMap<string, TranslatedStatistic> = new Map(
  all.map((one) => [one.name, one]),
);
