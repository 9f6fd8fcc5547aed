/** A growing list of row numbers. */
export class RowList {
  #numbers = new Uint32Array(4);
  #length = 0;

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Uint32Array(2 * this.#length);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  get length(): number {
    return this.#length;
  }

  get last(): number | undefined {
    return this.#length === 0 ? undefined : this.#numbers[this.#length - 1];
  }

  /** The numbers from one position to before another. Not a copy. */
  slice(from = 0, until: number = this.#length): Uint32Array {
    return this.#numbers.subarray(from, until);
  }

  /** Equal numbers keep their order. */
  sort(compare: (a: number, b: number) => number): void {
    this.slice().set([...this.slice()].sort(compare));
  }
}
