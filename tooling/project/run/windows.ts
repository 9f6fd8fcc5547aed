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

  /** The periods with events, the earliest first. The current time of each is its end, as for a scheduled search. */
  get windows(): readonly Window[] {
    const starts = [...this.#numbers].sort((a, b) => a - b).map((at) => at * this.#seconds);
    return starts.map((from) => {
      const until = from + this.#seconds;
      return { from, until, now: until };
    });
  }
}

/** As many searches in a row take hours. */
const MOST = 100_000;
