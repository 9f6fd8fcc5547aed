/** Items by cost, the cheapest first; those of equal cost in their order. */
export class CostQueue<Item> {
  readonly #items: { readonly item: Item; readonly cost: number; readonly order: number }[] = [];
  #order = 0;

  push(item: Item, cost: number): void {
    const entry = { item, cost, order: this.#order };
    this.#order += 1;
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#items[middle];
      if (other !== undefined && other.cost <= cost) low = middle + 1;
      else high = middle;
    }
    this.#items.splice(low, 0, entry);
  }

  shift(): { readonly item: Item; readonly cost: number } | undefined {
    return this.#items.shift();
  }
}
