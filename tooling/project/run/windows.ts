import { UsageError } from '../usage-error.ts';

/** A period that a search runs over, in seconds since 1970. */
export interface Window {
  readonly from: number;
  /** The first time after it. */
  readonly until: number;
  /** The current time of the search. */
  readonly now: number;
}

/** Which periods of a length, counted from 1970, have events. */
export class Periods {
  readonly #seconds: number;
  readonly #numbers = new Set<number>();

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  add(time: number): void {
    this.addAll([Math.floor(time / this.#seconds)]);
  }

  addAll(numbers: readonly number[]): void {
    for (const number of numbers) this.#numbers.add(number);
    if (this.#numbers.size > MOST)
      throw new UsageError(
        `the events are in more than ${MOST.toLocaleString('en-US')} windows: use longer windows`,
        'many-windows',
      );
  }

  /** The numbers of the periods with events. */
  get numbers(): readonly number[] {
    return [...this.#numbers];
  }

  get occupied(): OccupiedTimes {
    return new OccupiedTimes(this.#starts, this.#seconds);
  }

  get #starts(): readonly number[] {
    return [...this.#numbers].sort((a, b) => a - b).map((at) => at * this.#seconds);
  }

  /** The periods with events, the earliest first. The current time of each is its end, as for a scheduled search. */
  get windows(): readonly Window[] {
    return this.#starts.map((from) => {
      const until = from + this.#seconds;
      return { from, until, now: until };
    });
  }
}

/** When there are events, to the length of a period. */
export class OccupiedTimes {
  /** The starts of the periods with events, in order. */
  readonly #starts: readonly number[];
  readonly #seconds: number;

  constructor(starts: readonly number[], seconds: number) {
    this.#starts = starts;
    this.#seconds = seconds;
  }

  /** The start of the first period with events that ends after a time. */
  startAfter(time: number): number | undefined {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) + this.#seconds > time) high = middle;
      else low = middle + 1;
    }
    return this.#starts[low];
  }

  /** The end of the last period with events. */
  get end(): number {
    return (this.#starts.at(-1) ?? 0) + this.#seconds;
  }
}

/** The windows that searches run over. Plain data. */
export interface WindowPlan {
  readonly lists: readonly (readonly Window[])[];
  /** The list of each search, by its position. */
  readonly listOf: readonly number[];
}

/** The same windows for all searches. */
export function sameWindows(windows: readonly Window[], searches: number): WindowPlan {
  return { lists: [windows], listOf: Array.from({ length: searches }, () => 0) };
}

/** The windows of a search; undefined for one run over all events. */
export function windowsIn(plan: WindowPlan | undefined, search: number) {
  return plan?.lists[plan.listOf[search] ?? 0];
}

/** As many searches in a row take hours. */
const MOST = 100_000;
