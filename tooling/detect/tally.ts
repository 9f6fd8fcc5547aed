import { byCodeUnit } from '../base/order.ts';

/** An item and the number of events that it occurs in. */
export type Counted<T> = T & { readonly events: number };

/** An item that is counted. */
export interface Count<T> {
  readonly thing: T;
  events: number;
}

/** Counts items by key. */
export class Tally<T> {
  private readonly counts = new Map<string, Count<T>>();

  add(key: string, make: () => T): void {
    this.countOf(key, make).events += 1;
  }

  /** The count of an item, which is 0 if it is new. */
  countOf(key: string, make: () => T): Count<T> {
    const known = this.counts.get(key);
    if (known !== undefined) return known;
    const count = { thing: make(), events: 0 };
    this.counts.set(key, count);
    return count;
  }

  /** The most frequent first; ties in key order. */
  byCount(): readonly Counted<T>[] {
    return [...this.counts]
      .sort(([a, { events: more }], [b, { events }]) => events - more || byCodeUnit(a, b))
      .map(([, { thing, events }]) => ({ ...thing, events }));
  }
}
