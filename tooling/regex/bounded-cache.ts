/** Caches the results of a function for the most recent keys. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();
  readonly #size: number;
  readonly #make: (key: string) => Value;

  constructor(size: number, make: (key: string) => Value) {
    this.#size = size;
    this.#make = make;
  }

  get(key: string): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const made = this.#make(key);
    if (this.#values.size >= this.#size) this.#dropOldest();
    this.#values.set(key, made);
    return made;
  }

  #dropOldest(): void {
    for (const key of this.#values.keys()) {
      this.#values.delete(key);
      return;
    }
  }
}
