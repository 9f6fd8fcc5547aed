/** How many rows are sampled, and how often. */
export interface Sampling {
  /** The number of rows of the first sample, and of each further one. */
  readonly first: number;
  readonly again: number;
  /** The least number of rows between the first samples, which doubles with each, and the greatest. */
  readonly pause: number;
  readonly period: number;
}

/** Which rows are sampled: the first ones, others now and then, and soon after what was learned turned out to be wrong. */
export class Sampler {
  readonly #sampling: Sampling;
  /** Rows of the current sample that are still to come. */
  #left: number;
  #pause: number;
  #rowsSince = 0;
  #isDoubted = false;

  constructor(sampling: Sampling) {
    this.#sampling = sampling;
    this.#left = sampling.first;
    this.#pause = sampling.pause;
  }

  /** Whether the next row is one of a sample. */
  next(): boolean {
    this.#rowsSince += 1;
    if (this.#left === 0 && this.#isDue()) this.#begin();
    if (this.#left === 0) return false;
    this.#left -= 1;
    this.#rowsSince = 0;
    return true;
  }

  /** What the last sample said is not true of the rows after it. */
  doubt(): void {
    this.#isDoubted = true;
  }

  #isDue(): boolean {
    return this.#rowsSince > (this.#isDoubted ? this.#pause : this.#sampling.period);
  }

  #begin(): void {
    this.#left = this.#sampling.again;
    this.#pause = Math.min(this.#pause * 2, this.#sampling.period);
    this.#isDoubted = false;
  }
}
