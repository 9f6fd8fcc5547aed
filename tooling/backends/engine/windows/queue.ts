/** A first-in, first-out queue that does not move its items on each removal. */
export class Queue<Item> {
  private items: Item[] = [];
  private start = 0;

  get length(): number {
    return this.items.length - this.start;
  }

  get first(): Item | undefined {
    return this.items[this.start];
  }

  push(item: Item): void {
    this.items.push(item);
  }

  shift(): Item | undefined {
    const first = this.items[this.start];
    this.start += 1;
    // Half of the list is unused: remove that half, so that each item moves at most once.
    if (this.start > this.items.length / 2) {
      this.items = this.items.slice(this.start);
      this.start = 0;
    }
    return first;
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (let index = this.start; index < this.items.length; index += 1) {
      const item = this.items[index];
      if (item !== undefined) yield item;
    }
  }
}
