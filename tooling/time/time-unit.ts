/** Time units in their shortest SPL spelling. */
export type TimeUnit = 'us' | 'ms' | 'cs' | 'ds' | 's' | 'm' | 'h' | 'd' | 'w' | 'mon' | 'q' | 'y';

/** The unit for any of its spellings: `m`, `min`, `minutes`. */
export function timeUnit(name: string): TimeUnit | undefined {
  return UNITS.get(name.toLowerCase());
}

/** The length of a unit in seconds; on average for months and longer units. */
export const secondsPerUnit: Readonly<Record<TimeUnit, number>> = {
  us: 1e-6,
  ms: 1e-3,
  cs: 1e-2,
  ds: 0.1,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  mon: 2_629_746,
  q: 7_889_238,
  y: 31_556_952,
};

/** The number of months in a unit, for units of months. */
export const monthsPerUnit: Readonly<Partial<Record<TimeUnit, number>>> = { mon: 1, q: 3, y: 12 };

const SPELLINGS: Readonly<Record<TimeUnit, readonly string[]>> = {
  us: ['us'],
  ms: ['ms'],
  cs: ['cs'],
  ds: ['ds'],
  s: ['s', 'sec', 'secs', 'second', 'seconds'],
  m: ['m', 'min', 'mins', 'minute', 'minutes'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'day', 'days'],
  w: ['w', 'week', 'weeks'],
  mon: ['mon', 'month', 'months'],
  q: ['q', 'qtr', 'qtrs', 'quarter', 'quarters'],
  y: ['y', 'yr', 'yrs', 'year', 'years'],
};

const UNITS: ReadonlyMap<string, TimeUnit> = new Map(
  Object.entries(SPELLINGS).flatMap(([unit, names]) =>
    names.map((name): [string, TimeUnit] => [name, unit as TimeUnit]),
  ),
);
